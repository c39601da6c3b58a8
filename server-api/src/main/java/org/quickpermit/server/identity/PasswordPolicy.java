package org.quickpermit.server.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.quickpermit.wire.Text;

/// Which passwords are taken: 12 to 128 characters of any kind, no composition rules, no forced change; refused are those
/// that guessing tries first (common words with digits around them, rows of keys, repetitions) and those made of the
/// user's own name or of the words of this office.
final class PasswordPolicy {
    static final int MIN = 12;
    static final int MAX = 128;
    private static final int SHORT_REST = 3;
    private static final List<String> OFFICE = List.of("quickpermit", "境管局", "入出境管理局", "移民署", "nia", "permit",
            "taiwan", "taipei");

    private final Set<String> common;

    PasswordPolicy() {
        this.common = commonWords();
    }

    /// @param password the new password
    /// @param login login name of its owner
    /// @param displayName name of its owner
    /// @return why it is refused, or nothing
    Optional<Text> refuse(String password, String login, String displayName) {
        int length = password.codePointCount(0, password.length());
        if (length < MIN || length > MAX) {
            return Optional.of(new Text("密碼須為 12 至 128 個字元。", "Use 12 to 128 characters."));
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (isRepetition(lower) || isSequence(lower) || isMadeOf(lower, common)) {
            return Optional.of(new Text("此密碼過於常見，請改用數個不相關的詞。",
                    "This password is too common: take several unrelated words."));
        }
        Set<String> own = java.util.stream.Stream.concat(OFFICE.stream(), namesOf(login, displayName))
                .collect(Collectors.toSet());
        if (isMadeOf(lower, own)) {
            return Optional.of(new Text("密碼不得由您的帳號、姓名或本機關名稱組成。",
                    "Do not make the password of your login, your name or the name of this office."));
        }
        return Optional.empty();
    }

    private static java.util.stream.Stream<String> namesOf(String login, String displayName) {
        return java.util.stream.Stream
                .concat(java.util.stream.Stream.of(login),
                        java.util.Arrays.stream((login + " " + displayName).split("[\\s.-]+")))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.codePointCount(0, name.length()) >= 2);
    }

    /// True when hardly anything is left once every listed word and every digit and sign is taken away.
    private static boolean isMadeOf(String password, Set<String> words) {
        String rest = password.replace('0', 'o').replace('1', 'l').replace('3', 'e').replace('4', 'a')
                .replace('5', 's').replace('@', 'a').replace('$', 's').replace('!', 'i');
        return restWithout(password, words) <= SHORT_REST || restWithout(rest, words) <= SHORT_REST;
    }

    private static int restWithout(String password, Set<String> words) {
        String rest = password;
        boolean found = false;
        for (String word : words.stream().sorted((a, b) -> b.length() - a.length()).toList()) {
            if (rest.contains(word)) {
                rest = rest.replace(word, "");
                found = true;
            }
        }
        long letters = rest.codePoints().filter(Character::isLetter).count();
        return found ? (int) letters : Integer.MAX_VALUE;
    }

    private static boolean isRepetition(String password) {
        for (int period = 1; period <= 4; period++) {
            int length = period;
            if (java.util.stream.IntStream.range(period, password.length())
                    .allMatch(i -> password.charAt(i) == password.charAt(i - length))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSequence(String password) {
        long steps = java.util.stream.IntStream.range(1, password.length())
                .filter(i -> Math.abs(password.charAt(i) - password.charAt(i - 1)) <= 1
                        || "90".contains(password.substring(i - 1, i)) && "01".contains(password.substring(i, i + 1)))
                .count();
        return steps >= password.length() - 2;
    }

    private static Set<String> commonWords() {
        try (InputStream in = Objects.requireNonNull(
                PasswordPolicy.class.getResourceAsStream("/identity/common-passwords.txt"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
