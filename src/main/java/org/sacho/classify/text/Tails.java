package org.sacho.classify.text;

import java.util.ArrayList;
import java.util.List;

/// What stands behind a Korean noun without making another noun of it: particles, and the verbs that are made of a
/// noun (기동합니다, 투입됐다).
final class Tails {

    private static final String[] PARTICLES = {
        "은", "는", "이", "가", "을", "를", "의", "에", "로", "와", "과", "도", "만", "나", "인", "들", "께", "라", "란", "랑", "요", "뿐",
        "쯤", "등", "으로", "에서", "에게", "께서", "까지", "부터", "보다", "처럼", "대로", "이나", "이란", "이랑", "하고", "한테", "조차", "마저", "마다",
        "밖에", "만큼", "관련", "라고", "라는", "이라", "이고", "이며", "이다", "인데", "로서", "로써", "이라고", "이라는", "이지만", "으로서", "으로써",
        "입니다", "였습니다", "이었습니다"
    };

    /// Forms of 하다, 되다 and 시키다, and which endings each of them takes.
    private static final String[][] VERBS = {
        {"하,되,시키", "다,고,며,면,면서,는,는데,지,지만,지는,기,게,도록,려고,려는,러,던,니,니까,므로,자,자고,라,라고,겠다,겠습니다,겠고,십시오,세요,시고,신"},
        {"한,된,시킨", ",다,다고,다는,다면,다며"},
        {"할,될,시킬", ",지,지는"},
        {"함,됨,시킴", ""},
        {"합,됩,시킵", "니다,니까,시다"},
        {"해,돼,시켜,하여,되어", ",서,야,요,도,라,주십시오"},
        {"했,됐,시켰,하였,되었", "다,다고,다는,다면,다며,습니다,습니까,고,으며,으면,으나,는데,는지,던,지만,을,음,어요,기"},
    };

    private Tails() {}

    /// All of them, in no order.
    static List<String> all() {
        var tails = new ArrayList<>(List.of(PARTICLES));
        for (String[] forms : VERBS) {
            for (String stem : forms[0].split(",", -1)) {
                for (String ending : forms[1].split(",", -1)) {
                    tails.add(stem + ending);
                }
            }
        }
        return tails;
    }
}
