package fr.maillage.platform;

import java.util.Properties;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import org.springframework.boot.autoconfigure.mail.MailProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A real SMTP server for the trial, on a free port of this machine, that keeps what it receives: no mail leaves. */
@Configuration
@OnTrialMailServer
@EnableConfigurationProperties(MailProperties.class)
class TrialMailServer {

    @Bean(initMethod = "start", destroyMethod = "stop")
    GreenMail greenMail() {
        return new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    @Bean
    JavaMailSender trialMailSender(GreenMail server, MailProperties configured) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(server.getSmtp().getBindTo());
        sender.setPort(server.getSmtp().getPort());
        sender.setDefaultEncoding(configured.getDefaultEncoding().name());
        Properties properties = new Properties();
        properties.putAll(configured.getProperties());
        sender.setJavaMailProperties(properties);
        return sender;
    }
}
