package org.fingerpost.infra.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** A command as it was called in this process: what it said and how it ended. */
record Called(int exitCode, String out, String err) {
  static Called with(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = FingerpostCommand.commandLine();
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    int exitCode = line.execute(arguments);
    return new Called(exitCode, out.toString(), err.toString());
  }
}
