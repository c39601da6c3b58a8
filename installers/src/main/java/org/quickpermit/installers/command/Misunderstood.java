package org.quickpermit.installers.command;

import java.util.List;

import picocli.CommandLine;

/// Answers a command line that cannot be meant: in two lines what was wrong and where the right form stands, for the
/// whole usage would push the message off the screen.
public final class Misunderstood {
    private Misunderstood() {}

    /// Says it, the message last, where it is seen.
    ///
    /// @param failure what was wrong
    /// @param arguments the command line
    /// @return the exit code of a wrong command line
    public static int tell(CommandLine.ParameterException failure, String[] arguments) {
        CommandLine line = failure.getCommandLine();
        String name = line.getCommandSpec().qualifiedName();
        line.getErr().println("See " + name + " --help");
        line.getErr().println(name + ": " + words(failure) + suggestion(failure));
        line.getErr().flush();
        return line.getCommandSpec().exitCodeOnInvalidInput();
    }

    /// What the library says of types is said for people.
    private static String words(CommandLine.ParameterException failure) {
        return String.valueOf(failure.getMessage())
                .replace("is not an int", "is not a whole number")
                .replace("is not a double", "is not a number");
    }

    private static String suggestion(CommandLine.ParameterException failure) {
        List<String> near = failure instanceof CommandLine.UnmatchedArgumentException unknown
                ? unknown.getSuggestions()
                : List.of();
        return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
    }
}
