import java.io.FileInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prints what java.util.Properties.load(InputStream) reads, one JSON object a line and file:
 * {"file": name, "malformed": true|false, "entries": [[key, value], ...]}. Arguments are files, or folders whose files are taken.
 * Pairs, because a table's keys are the one thing that not every JSON reader gets right when they hold backslashes.
 * Output is ASCII; everything else is written as \\uXXXX.
 */
public final class PropertiesCheck {
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, false, "US-ASCII");
        for (String argument : arguments) {
            for (Path file : filesOf(Path.of(argument))) {
                out.println(describe(file));
            }
        }
        out.flush();
    }

    private static List<Path> filesOf(Path path) throws Exception {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.sorted().collect(Collectors.toList());
        }
    }

    private static String describe(Path file) throws Exception {
        Properties properties = new Properties();
        boolean malformed = false;
        try (InputStream in = new FileInputStream(file.toFile())) {
            properties.load(in);
        } catch (IllegalArgumentException broken) {
            malformed = true;
        }
        String entries = new TreeSet<>(properties.stringPropertyNames())
                .stream()
                .map(key -> "[" + quoted(key) + "," + quoted(properties.getProperty(key)) + "]")
                .collect(Collectors.joining(","));
        return "{\"file\":" + quoted(file.getFileName().toString()) + ",\"malformed\":" + malformed + ",\"entries\":[" + entries + "]}";
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c < 0x20 || c > 0x7e || c == '"' || c == '\\') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
