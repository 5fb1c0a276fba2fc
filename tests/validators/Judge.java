import com.adobe.epubcheck.tool.EpubChecker;

/** Lets EPUBCheck judge book after book on one machine; behind what it says of each stands the code that it ends with. */
public class Judge {
    public static void main(String[] books) {
        // Both streams in one, so that their lines stay in order.
        System.setErr(System.out);
        for (String book : books) {
            int code = new EpubChecker().run(new String[] {"--failonwarnings", "--quiet", book});
            System.out.println("== verdict " + code);
        }
    }
}
