package fr.maillage.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** An SMTP server that refuses every recipient with the answer it was given. */
class RefusingSmtpServer implements AutoCloseable {

    private final ServerSocket socket;
    private final String answer;

    RefusingSmtpServer(String answer) throws IOException {
        this.answer = answer;
        this.socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "refusing-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept();
                 BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream()));
                 PrintWriter out = new PrintWriter(client.getOutputStream(), true)) {
                out.print("220 test\r\n");
                out.flush();
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    out.print((line.startsWith("RCPT") ? answer : "250 OK") + "\r\n");
                    out.flush();
                }
            } catch (IOException e) {
                // the client or the test has closed its end
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
