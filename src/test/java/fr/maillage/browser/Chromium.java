package fr.maillage.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;

/**
 * The browser of the browser tests: the system's Chromium, else Playwright's own download, else, as root on Debian, the
 * distribution's package. {@code -Dmaillage.install-browser=false} forbids the last.
 */
public final class Chromium implements AutoCloseable {

    private static final List<String> SYSTEM = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/snap/bin/chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe");
    private static final List<String> QUIET = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static Chromium launch() {
        // the words of Chromium's own controls, dates among them
        Map<String, String> french = new HashMap<>(System.getenv());
        french.put("LANGUAGE", "fr");
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setArgs(QUIET).setEnv(french);
        Optional<Path> system = system();
        if (system.isEmpty() && !downloaded()) {
            system = Optional.of(installed());
        }
        system.ifPresent(options::setExecutablePath);
        Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(playwright, playwright.chromium().launch(options));
    }

    public Browser browser() {
        return browser;
    }

    private static Optional<Path> system() {
        return Stream.concat(Stream.ofNullable(System.getProperty("maillage.chromium")), SYSTEM.stream())
                .map(Path::of).filter(Files::isExecutable).findFirst();
    }

    private static boolean downloaded() {
        System.out.println("Aucun Chromium sur cette machine : essai du téléchargement de Playwright.");
        return run(List.of(ProcessHandle.current().info().command().orElse("java"), "-cp",
                System.getProperty("java.class.path"), "com.microsoft.playwright.CLI", "install", "chromium"));
    }

    private static Path installed() {
        boolean allowed = !"false".equals(System.getProperty("maillage.install-browser"));
        boolean rootOnDebian = Files.exists(Path.of("/etc/debian_version")) && "root".equals(System.getProperty("user.name"));
        if (allowed && rootOnDebian) {
            System.out.println("Installation du paquet Debian « chromium » (-Dmaillage.install-browser=false l’interdit).");
            run(List.of("apt-get", "update", "-qq"));
            run(List.of("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"));
        }
        return system().orElseThrow(() -> new IllegalStateException(
                "Les tests de navigateur ont besoin de Chromium : installez-le (paquet « chromium ») ou indiquez son chemin avec -Dmaillage.chromium=…"));
    }

    private static boolean run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            return process.waitFor(10, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
