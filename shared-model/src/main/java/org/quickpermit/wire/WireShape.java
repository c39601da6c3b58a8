package org.quickpermit.wire;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/// What a record asks of its JSON, taken from its components and their JSpecify annotations: a component without
/// [Nullable] must be there. Shapes are computed once for each class.
sealed interface WireShape {
    /// An object with exactly these fields.
    ///
    /// @param fields by name, in order
    record ObjectOf(Map<String, Slot> fields) implements WireShape {}

    /// A list.
    ///
    /// @param element its elements
    record ListOf(Slot element) implements WireShape {}

    /// An object whose fields are keys.
    ///
    /// @param key class of the keys, `String` or an enum
    /// @param value its values
    record MapOf(Class<?> key, Slot value) implements WireShape {}

    /// A single value.
    ///
    /// @param type its class
    record Value(Class<?> type) implements WireShape {}

    /// A place for a value.
    ///
    /// @param type what belongs there; records are looked up when needed, so that they may contain each other
    /// @param nullable true when nothing may stand there
    record Slot(AnnotatedType type, boolean nullable) {
        WireShape shape() {
            return WireShape.of(type);
        }

        static Slot of(AnnotatedType type) {
            return new Slot(type, type.isAnnotationPresent(Nullable.class));
        }
    }

    /// The shape of a record class.
    static WireShape of(Class<?> record) {
        return Cache.SHAPES.get(record);
    }

    private static WireShape of(AnnotatedType annotated) {
        Type type = annotated.getType();
        if (type instanceof Class<?> plain) {
            return Cache.SHAPES.get(plain);
        }
        if (annotated instanceof AnnotatedParameterizedType generic
                && type instanceof ParameterizedType parameterized) {
            AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
            if (parameterized.getRawType() == List.class) {
                return new ListOf(Slot.of(arguments[0]));
            }
            if (parameterized.getRawType() == Map.class && arguments[0].getType() instanceof Class<?> key) {
                return new MapOf(key, Slot.of(arguments[1]));
            }
        }
        throw new IllegalArgumentException("a message cannot have a component of type " + type.getTypeName());
    }

    /// Keeps the shapes of classes.
    final class Cache {
        private static final ClassValue<WireShape> SHAPES = new ClassValue<>() {
            @Override
            protected WireShape computeValue(Class<?> type) {
                return type.isRecord() && !isWrittenAsOneValue(type) ? objectOf(type) : new Value(type);
            }
        };

        private Cache() {}

        private static WireShape objectOf(Class<?> record) {
            Map<String, Slot> fields = new LinkedHashMap<>();
            for (RecordComponent component : record.getRecordComponents()) {
                fields.put(component.getName(), Slot.of(component.getAnnotatedType()));
            }
            return new ObjectOf(fields);
        }

        /// True for values such as a permit id, whose one component carries [JsonValue].
        static boolean isWrittenAsOneValue(Class<?> record) {
            RecordComponent[] components = record.getRecordComponents();
            return components.length == 1 && components[0].getAccessor().isAnnotationPresent(JsonValue.class);
        }
    }
}
