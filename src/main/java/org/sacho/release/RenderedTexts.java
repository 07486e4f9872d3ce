package org.sacho.release;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Every text in rendered minutes with its place, found by walking the tokens and knowing nothing of the types
/// that wrote them: a text in a part nobody expected is found like any other.
final class RenderedTexts {

    private static final Pattern ITEM = Pattern.compile("items/(\\d+)/(.+)");

    /// One text.
    ///
    /// @param place e.g. `fields/title`, `items/3`, `items/3/speaker`; items are counted from 1
    record Text(String place, String text) {
        @Override
        public String toString() {
            return "Text[" + place + "]";
        }
    }

    private RenderedTexts() {}

    static List<Text> in(String rendered) {
        var texts = new ArrayList<Text>();
        try (var parser = new JsonFactory().createParser(ObjectReadContext.empty(), rendered)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    var pointer = parser.streamReadContext().pathAsPointer().toString();
                    texts.add(new Text(place(pointer.substring(1)), parser.getString()));
                }
            }
        }
        return texts;
    }

    private static String place(String pointer) {
        var item = ITEM.matcher(pointer);
        if (!item.matches()) {
            return pointer;
        }
        var place = "items/" + (Integer.parseInt(item.group(1)) + 1);
        return item.group(2).equals("text") ? place : place + "/" + item.group(2);
    }
}
