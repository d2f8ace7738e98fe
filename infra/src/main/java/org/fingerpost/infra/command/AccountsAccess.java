package org.fingerpost.infra.command;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.fingerpost.infra.hub.JointAccess;
import org.fingerpost.infra.hub.UsageException;
import org.fingerpost.route.access.Account;
import org.fingerpost.route.access.AccountException;
import org.fingerpost.route.access.Accounts;
import org.fingerpost.route.control.Asked;
import org.fingerpost.route.control.Audit;

/** The accounts of a hub, for the commands about them. */
final class AccountsAccess {
  private AccountsAccess() {}

  /** A change to an account. */
  @FunctionalInterface
  interface Change {
    void make(Accounts accounts) throws SQLException, AccountException;
  }

  /** Makes the change and notes in the audit that this machine's user did, or says why not. */
  static void change(JointOptions options, String action, String account, Change change)
      throws SQLException {
    try (JointAccess joint = JointAccess.toWrite(options.settings())) {
      change.make(new Accounts(joint.database(), Clock.systemUTC()));
      new Audit(joint.database())
          .note(new Asked(System.getProperty("user.name"), ""), action, account, "");
    } catch (AccountException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  static List<Account> list(JointOptions options) throws SQLException {
    try (JointAccess joint = JointAccess.toWrite(options.settings())) {
      return new Accounts(joint.database(), Clock.systemUTC()).all();
    }
  }
}
