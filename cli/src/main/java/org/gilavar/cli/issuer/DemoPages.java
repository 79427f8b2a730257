package org.gilavar.cli.issuer;

import java.util.List;
import java.util.function.Consumer;
import org.gilavar.cli.page.Html;

/** What a person sees at the demo issuer. */
final class DemoPages {

    private DemoPages() {}

    /** @param id of the request that the choice belongs to */
    static String choice(List<DemoPerson> people, String id) {
        return page(page -> {
            page.element("h2", "Who do you want to be?").open("form", "method", "post", "action", "/choose");
            page.empty("input", "type", "hidden", "name", "request", "value", id);
            for (int i = 0; i < people.size(); i++) {
                DemoPerson person = people.get(i);
                String who = person.name() + " (post " + person.post() + ")";
                page.open("p").element("button", who, "name", "person", "value", String.valueOf(i));
                page.close();
            }
            page.close();
        });
    }

    static String refusal(String reason) {
        return page(page -> page.element("p", reason, "role", "alert"));
    }

    private static String page(Consumer<Html> content) {
        return Html.document("DEMO issuer", false, page -> {
            page.element("h1", "DEMO ISSUER: NOBODY IS CHECKED HERE");
            page.open("p")
                    .element(
                            "strong",
                            "This plays a party's provider for demonstrations on this machine. Never use it for anything else.")
                    .close();
            content.accept(page);
        });
    }
}
