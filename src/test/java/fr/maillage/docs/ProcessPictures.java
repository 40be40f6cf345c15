package fr.maillage.docs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

import com.microsoft.playwright.Page;

import fr.maillage.browser.Chromium;

/** Draws a model as Cockpit shows it, with bpmn-js in Chromium. A picture carries the fingerprint of its model. */
final class ProcessPictures {

    private static final String DRAW = """
            async xml => {
              const bpmn = new window.BpmnJS({ container: '#canvas' });
              await bpmn.importXML(xml);
              return (await bpmn.saveSVG()).svg;
            }""";

    private ProcessPictures() {
    }

    /** Draws each model into {@code folder}, as {@code <name>.svg}. */
    static void draw(List<Path> models, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Chromium chromium = Chromium.launch(); Page page = chromium.browser().newPage()) {
            for (Path model : models) {
                page.setContent("<body><div id=\"canvas\" style=\"width:1000px;height:800px\"></div></body>");
                page.addScriptTag(new Page.AddScriptTagOptions().setContent(viewer()));
                String svg = (String) page.evaluate(DRAW, Files.readString(model));
                Files.writeString(picture(model, folder),
                        svg.replaceAll("(?s)<!--.*?-->", "").strip() + "\n<!-- " + fingerprint(model) + " -->\n");
            }
        }
    }

    static Path picture(Path model, Path folder) {
        return folder.resolve(model.getFileName().toString().replaceFirst("\\.bpmn$", ".svg"));
    }

    /** SHA-256 of the model that a picture was drawn from. */
    static String fingerprint(Path model) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(model)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String viewer() throws IOException {
        Properties coordinates = new Properties();
        try (InputStream pom = resource("/META-INF/maven/org.webjars.npm/bpmn-js/pom.properties")) {
            coordinates.load(pom);
        }
        try (InputStream script = resource("/META-INF/resources/webjars/bpmn-js/%s/dist/bpmn-navigated-viewer.production.min.js"
                .formatted(coordinates.getProperty("version")))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream resource(String name) {
        return ProcessPictures.class.getResourceAsStream(name);
    }
}
