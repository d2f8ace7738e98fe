package org.fingerpost.route.refer;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Date;
import java.util.Properties;

/**
 * Tells a member by mail that a referral waits. Mail is read by many on its way: it holds a link,
 * and neither who is referred nor to what.
 */
final class ReferralMail {
  private static final String PATIENCE_MILLIS = "10000";

  private final MailSettings settings;

  ReferralMail(MailSettings settings) {
    this.settings = settings;
  }

  /**
   * Sends one mail.
   *
   * @throws IOException when the server does not take it
   */
  void send(String to, String fromMember, String link, boolean isReminder) throws IOException {
    try {
      MimeMessage mail = new MimeMessage(session());
      mail.setFrom(new InternetAddress(settings.from(), true));
      mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
      mail.setSubject(
          isReminder ? "A referral still waits for you" : "A referral waits for you", UTF_8.name());
      mail.setSentDate(new Date());
      mail.setText(
          """
          %s has referred somebody to you. To read it, sign in at
          %s

          This mail says nothing of whom it is about, so that nobody on its way learns it.
          """
              .formatted(fromMember, link),
          UTF_8.name());
      Transport.send(mail);
    } catch (MessagingException e) {
      throw new IOException("the mail server did not take a mail", e);
    }
  }

  private Session session() {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", settings.host());
    properties.put("mail.smtp.port", Integer.toString(settings.port()));
    properties.put("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
    properties.put("mail.smtp.timeout", PATIENCE_MILLIS);
    properties.put("mail.smtp.writetimeout", PATIENCE_MILLIS);
    properties.put("mail.smtp.starttls.enable", Boolean.toString(settings.isEncrypted()));
    properties.put("mail.smtp.starttls.required", Boolean.toString(settings.isEncrypted()));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    if (settings.login().isEmpty()) {
      return Session.getInstance(properties);
    }
    MailSettings.Login login = settings.login().get();
    properties.put("mail.smtp.auth", "true");
    return Session.getInstance(properties, new Authenticator(login));
  }

  private static final class Authenticator extends jakarta.mail.Authenticator {
    private final MailSettings.Login login;

    private Authenticator(MailSettings.Login login) {
      this.login = login;
    }

    @Override
    protected PasswordAuthentication getPasswordAuthentication() {
      return new PasswordAuthentication(login.user(), login.password());
    }
  }
}
