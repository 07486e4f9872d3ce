package org.sacho.web;

import java.util.List;
import java.util.Locale;

/// The levels of a made-up policy in both languages, and frames around them.
final class SampleLabels {

    final LabelView open;
    final LabelView restricted;
    final LabelView confidential;
    final LabelView secret;
    final LabelView topSecret;
    final boolean korean;

    SampleLabels(Locale language) {
        korean = Screen.korean(language);
        open = label("U", "(U)", "UNCLASSIFIED", "일반", "일반");
        restricted = label("D", "(R)", "RESTRICTED", "대외비", "대외비");
        confidential = label("C", "(C)", "CONFIDENTIAL", "Ⅲ급", "군사Ⅲ급비밀");
        secret = label("S", "(S)", "SECRET", "Ⅱ급", "군사Ⅱ급비밀");
        topSecret = label("TS", "(TS)", "TOP SECRET", "Ⅰ급", "군사Ⅰ급비밀");
    }

    List<LabelView> all() {
        return List.of(open, restricted, confidential, secret, topSecret);
    }

    String text(String english, String inKorean) {
        return korean ? inKorean : english;
    }

    FrameView officer(LabelView banner, Section current) {
        return frame(banner, "officer1", current, Section.MEETINGS, Section.APPROVALS, Section.SEARCH);
    }

    FrameView frame(LabelView banner, String account, Section current, Section... sections) {
        var menu = List.of(sections).stream()
                .map(section -> new NavView(section, href(section), waiting(section), section == current))
                .toList();
        return new FrameView(banner, menu, account, "exercise 1.0.0", "");
    }

    private static int waiting(Section section) {
        return switch (section) {
            case APPROVALS -> 2;
            case INCIDENTS -> 1;
            case MEETINGS, SEARCH, POLICY, PEOPLE, KEYS, AUDIT, REGISTER -> 0;
        };
    }

    private static String href(Section section) {
        return switch (section) {
            case MEETINGS -> "/meetings";
            case APPROVALS -> "/approvals";
            case SEARCH -> "/search";
            case INCIDENTS -> "/incidents";
            case POLICY -> "/policy";
            case PEOPLE -> "/people";
            case KEYS -> "/keys";
            case AUDIT -> "/audit";
            case REGISTER -> "/register";
        };
    }

    private LabelView label(String id, String mark, String words, String koreanMark, String koreanWords) {
        return korean ? new LabelView(id, koreanMark, koreanWords) : new LabelView(id, mark, words);
    }
}
