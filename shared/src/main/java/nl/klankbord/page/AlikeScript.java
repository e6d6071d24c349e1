package nl.klankbord.page;

/// The only script that a page of ours has: it asks, while somebody writes a topic, what a button in that form asks,
/// too.
public final class AlikeScript {

    /// How the policy of a page names it (CSP 3, §2.3.1). Said here, so that who only sends an answer does not wait for
    /// it to be read.
    public static final String HASH = "'sha256-E7FtODi5SBcAuR9e8HYPbw0PEnakWWwwcPdOMqvagjw='";

    /// As it stands in the page.
    public static final String TEXT = Assets.read("alike.js");

    private AlikeScript() {}
}
