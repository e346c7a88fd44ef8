// Conformance: what veraPDF says of files, many in one run.
//
// Reads lines "LEVEL<tab>FILE" (LEVEL as veraPDF calls it: 3a, ua1) and answers each with
// "pass<tab>LEVEL<tab>FILE" or "fail<tab>LEVEL<tab>FILE", a failure followed by one line for each
// rule that is broken, beginning with a blank. Run from its source, with veraPDF's jars as class path.

import java.io.BufferedReader;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class Conformance {
    private final PrintStream out;

    Conformance(PrintStream out) {
        this.out = out;
    }

    private void tell(TestAssertion broken) {
        out.println(" " + broken.getRuleId().getClause() + "-" + broken.getRuleId().getTestNumber()
            + ": " + broken.getMessage() + " (" + broken.getLocation().getContext() + ")");
    }

    private void check(String level, String file) {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(level);
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour)) {
            ValidationResult result =
                Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
            out.println((result.isCompliant() ? "pass" : "fail") + "\t" + level + "\t" + file);
            Set<String> told = new HashSet<>();
            for (TestAssertion one : result.getTestAssertions())
                if (one.getStatus() == TestAssertion.Status.FAILED
                    && told.add(one.getRuleId().toString()))
                    tell(one);
        } catch (Exception e) {
            out.println("fail\t" + level + "\t" + file);
            out.println(" " + e);
        }
    }

    public static void main(String[] args) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, "UTF-8");
        Conformance conformance = new Conformance(out);
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split("\t");
            conformance.check(words[0], words[1]);
        }
    }
}
