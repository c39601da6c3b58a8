package org.quickpermit.server.app;

import java.util.Arrays;

import org.quickpermit.server.platform.config.InvalidConfiguration;

import picocli.CommandLine;

/// Entry of the server program. Exit codes: 0 done, 1 the work was refused or failed, 2 the command line or configuration
/// is wrong.
public final class ServerMain {
    private ServerMain() {}

    /// Runs the command line.
    ///
    /// @param args see `--help`; a leading `server` is the name of the program and passed over
    public static void main(String[] args) {
        int code = run(args);
        if (code != 0) {
            // The last act of the program: everything was closed by the command that failed.
            Runtime.getRuntime().exit(code);
        }
    }

    /// Runs the command line and gives the exit code.
    static int run(String... args) {
        String[] own = args.length > 0 && args[0].equals("server") ? Arrays.copyOfRange(args, 1, args.length) : args;
        return commandLine().execute(own);
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new ServerCommand());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler((failure, line, parsed) -> {
            line.getErr().println("server: " + explain(failure));
            return failure instanceof InvalidConfiguration ? 2 : 1;
        });
        return commandLine;
    }

    private static String explain(Exception failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof java.net.BindException) {
            return "the port is in use or may not be opened; choose another with --port";
        }
        String message = failure.getMessage();
        return message == null ? failure.getClass().getName() : message;
    }

    /// A command that could not do its work, in words for whoever typed it.
    static final class CommandFailed extends RuntimeException {
        private static final long serialVersionUID = 1;

        CommandFailed(String message) {
            super(message);
        }
    }
}
