package org.quickpermit.kiosk.testing;

import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/// Walks over all that an object holds, field by field, through the product's own classes and the collections, arrays and
/// references they use, and looks for words in every text it meets.
public final class Remains {
    private final List<Found> texts = new ArrayList<>();
    private final List<String> words;

    private Remains(List<Found> texts, List<String> words) {
        this.texts.addAll(texts);
        this.words = words;
    }

    /// All texts that can be reached from an object.
    public static Remains in(Object root) {
        List<Found> texts = new ArrayList<>();
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Found> open = new ArrayDeque<>(List.of(new Found(root.getClass().getSimpleName(), root)));
        while (!open.isEmpty()) {
            Found next = open.poll();
            if (seen.add(next.value())) {
                step(next, texts, open);
            }
        }
        assertThat(seen).as("a walk that sees nothing shows nothing").hasSizeGreaterThan(50);
        return new Remains(texts, List.of());
    }

    /// The words that must not remain.
    public Remains of(String... unwanted) {
        return new Remains(texts, List.of(unwanted));
    }

    /// Where any of them was found.
    public List<String> found() {
        return texts.stream()
                .flatMap(text -> words.stream()
                        .filter(word -> String.valueOf(text.value()).contains(word))
                        .map(word -> text.path() + " holds " + word))
                .toList();
    }

    /// Fails when any was found.
    public void areNone() {
        assertThat(found()).isEmpty();
    }

    private static void step(Found at, List<Found> texts, Deque<Found> open) {
        switch (at.value()) {
            case CharSequence text -> texts.add(new Found(at.path(), text.toString()));
            case char[] text -> texts.add(new Found(at.path(), new String(text)));
            case byte[] bytes -> texts.add(new Found(at.path(), new String(bytes, StandardCharsets.ISO_8859_1)));
            case Object[] many -> add(at.path() + "[]", java.util.Arrays.stream(many), open);
            case Collection<?> many -> add(at.path() + "()", new ArrayList<>(many).stream(), open);
            case Map<?, ?> map -> {
                add(at.path() + ".keys", new ArrayList<>(map.keySet()).stream(), open);
                add(at.path() + ".values", new ArrayList<>(map.values()).stream(), open);
            }
            case Optional<?> maybe -> add(at.path(), maybe.stream(), open);
            case AtomicReference<?> reference ->
                add(at.path(), java.util.stream.Stream.ofNullable(reference.get()), open);
            case Reference<?> reference -> add(at.path(), java.util.stream.Stream.ofNullable(reference.get()), open);
            default -> {
                if (at.value().getClass().getName().startsWith("org.quickpermit.")) {
                    fields(at, open);
                }
            }
        }
    }

    private static void add(String path, java.util.stream.Stream<?> values, Deque<Found> open) {
        values.filter(java.util.Objects::nonNull).forEach(value -> open.add(new Found(path, value)));
    }

    private static void fields(Found at, Deque<Found> open) {
        for (@Nullable
        Class<?> type = at.value().getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            if (!type.getName().startsWith("org.quickpermit.")) {
                return;
            }
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive()) {
                    continue;
                }
                try {
                    field.setAccessible(true);
                    Object value = field.get(at.value());
                    if (value != null) {
                        open.add(new Found(at.path() + "." + field.getName(), value));
                    }
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private record Found(String path, Object value) {}
}
