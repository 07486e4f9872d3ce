package org.sacho.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.sacho.meeting.MeetingDetails;
import org.sacho.subject.SubjectId;

/// Pairs of invented meetings that agree on what may be released and on nothing else: the other passages differ in
/// text, number, order, speaker, length and time, and so do title, time, place, people, agenda, file, ceiling, what
/// is decided about the passages above and what goes wrong on the way. EXERCISE throughout.
final class TwinMeetings {

    private static final List<String> FIRING = List.of(
            "This is SECRET: ",
            "The backup net moves to channel ",
            "Task Force KESTREL waits at ",
            "The convoy route avoids ",
            "The counterattack axis passes ");
    private static final List<String> FIRING_AT_THE_TOP =
            List.of("Operation NORTHWIND begins at ", "Plan GREY HERON needs ");
    private static final List<String> HARMLESS = List.of("We meet again in the room behind ", "다음 회의 장소는 ");
    private static final List<String> SPEAKERS_ABOVE = List.of("Chair", "Recorder", "Deputy", "Guest");
    private static final List<String> SPEAKERS = List.of("Chair", "Recorder", "Logistics", "훈련처장");
    private static final List<String> CEILINGS = List.of("C", "S", "TS");
    private static final int MANY = 200;
    private static final int DECIDED = 7;

    private final Random random;

    TwinMeetings(long seed) {
        this.random = new Random(seed);
    }

    /// What becomes of a passage that stays above.
    enum Fate {
        PROPOSAL_ACCEPTED,
        RAISED,
        UNDECIDED,
        LOWERING_WAITS,
        LOWERING_REFUSED
    }

    /// What happens above beside the meeting itself.
    enum Mishap {
        UNREADABLE_FILE,
        MATERIAL_ABOVE_CEILING,
        MEETING_DELETED,
        MEETING_LEFT_LYING,
        APPROVER_REFUSES_FIRST,
        EDITION_ABOVE_RELEASED
    }

    /// One meeting of a pair.
    ///
    /// @param fates of the passages above, by their text; what is not named stays undecided
    /// @param together whether the proposals are accepted in one go
    /// @param secret a word that only this meeting has, above
    record Occasion(
            MeetingDetails details,
            String ceiling,
            String officer,
            String fileName,
            String transcript,
            Map<String, Fate> fates,
            boolean together,
            Set<Mishap> mishaps,
            String secret) {
        @Override
        public String toString() {
            return "Occasion[" + secret + "]";
        }
    }

    /// Two meetings and what they agree on.
    ///
    /// @param releasable the texts that are determined for everybody, in their order
    /// @param edited whether the officer changes the words of the first item of the edition
    record Pair(int number, Set<String> releasable, boolean edited, Occasion left, Occasion right) {}

    private record Remark(String speaker, String text) {}

    Pair next(int number) {
        int ceiling = random.nextInt(CEILINGS.size());
        int other = (ceiling + 1 + random.nextInt(CEILINGS.size() - 1)) % CEILINGS.size();
        var low = new ArrayList<Remark>();
        int count = 2 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            low.add(new Remark(pick(SPEAKERS), releasable(number, i, Math.min(ceiling, other) > 0)));
        }
        var texts = new HashSet<String>();
        low.forEach(remark -> texts.add(remark.text()));
        boolean edited = random.nextInt(4) == 0;
        var left = occasion(number, low, 0, CEILINGS.get(ceiling));
        return new Pair(number, texts, edited, left, occasion(number, low, 1, CEILINGS.get(other)));
    }

    private String releasable(int number, int i, boolean firing) {
        return switch (random.nextInt(firing ? 6 : 5)) {
            case 0 -> "EXERCISE " + number + ". The range opens at nine on day " + (i + 1) + ".";
            case 1 -> "We agreed that " + (i + 2) + " observers stand at each range, EXERCISE " + number + ".";
            case 2 -> "All in favour of remark " + i + " of EXERCISE " + number + "? Carried.";
            case 3 -> "(훈련) " + number + ". 반납 물자는 " + (i + 1) + "일차에 정리한다.";
            case 4 -> "The next item is the car park, EXERCISE " + number + ", remark " + i + ".";
            // A rule fires on this one; it takes two people to lower it.
            default -> "The backup net was tested " + (i + 2) + " times in EXERCISE " + number + ".";
        };
    }

    private Occasion occasion(int number, List<Remark> low, int side, String ceiling) {
        var secret = "above" + Long.toHexString(random.nextLong() | Long.MIN_VALUE);
        var spoken = new ArrayList<>(low);
        var fates = new HashMap<String, Fate>();
        boolean together = random.nextInt(4) > 0;
        for (int i = howManyAbove(ceiling, number, side); i > 0; i--) {
            add(spoken, fates, secret + i, ceiling, together);
        }
        var officer = random.nextBoolean() ? "officer1" : "officer2";
        var format = random.nextInt(3);
        var transcript = format == 0 ? vtt(spoken) : format == 1 ? srt(spoken) : lines(spoken);
        var fileName = secret + List.of(".vtt", ".srt", ".txt").get(format);
        return new Occasion(
                details(secret), ceiling, officer, fileName, transcript, fates, together, mishaps(ceiling), secret);
    }

    /// Mostly some, now and then none or very many.
    private int howManyAbove(String ceiling, int number, int side) {
        if (number % 100 == 7 && !ceiling.equals("C")) {
            return MANY;
        }
        return number % 10 == 3 && side == number / 10 % 2 ? 0 : 1 + random.nextInt(ceiling.equals("C") ? 3 : 5);
    }

    private void add(List<Remark> spoken, Map<String, Fate> fates, String word, String ceiling, boolean together) {
        boolean fires = !ceiling.equals("C") && (spoken.size() > DECIDED || random.nextInt(4) > 0);
        var opening = !fires
                ? pick(HARMLESS)
                : ceiling.equals("TS") && random.nextInt(3) == 0 ? pick(FIRING_AT_THE_TOP) : pick(FIRING);
        var text = new StringBuilder(opening).append(word);
        // What is longer than a passage is cut, and its pieces have no fate of their own.
        int words = random.nextInt(together || random.nextInt(20) > 0 ? 30 : 150);
        for (int i = 0; i < words; i++) {
            text.append(" range").append(random.nextInt(100));
        }
        var fate = fires ? Fate.values()[random.nextInt(Fate.values().length)] : Fate.RAISED;
        if (spoken.size() > DECIDED) {
            // Deciding one by one in a long meeting takes long and shows nothing new.
            fate = Fate.UNDECIDED;
        }
        fates.put(text.append('.').toString(), fate);
        var speaker = pick(SPEAKERS_ABOVE) + (random.nextBoolean() ? "" : " " + random.nextInt(50));
        spoken.add(random.nextInt(spoken.size() + 1), new Remark(speaker, text.toString()));
    }

    private Set<Mishap> mishaps(String ceiling) {
        var mishaps = new HashSet<Mishap>();
        for (var mishap : Mishap.values()) {
            if (random.nextInt(16) == 0) {
                mishaps.add(mishap);
            }
        }
        if (ceiling.equals("C")) {
            mishaps.remove(Mishap.EDITION_ABOVE_RELEASED);
        }
        return mishaps;
    }

    private MeetingDetails details(String secret) {
        var people = new HashSet<SubjectId>();
        for (var name : List.of("approver1", "approver2", "officer1", "officer2")) {
            people.add(new SubjectId(name));
        }
        return new MeetingDetails(
                "EXERCISE " + secret,
                "2026-0" + (1 + random.nextInt(9)) + "-03T05:00:00Z",
                "EXERCISE room " + random.nextInt(1000),
                secret,
                List.of("Chair", "Guest " + secret),
                people,
                List.of(secret, "EXERCISE " + random.nextInt(100)));
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private String vtt(List<Remark> spoken) {
        var text = new StringBuilder("WEBVTT\n");
        timed(
                spoken,
                (_, from, to, line) -> text.append('\n')
                        .append(clock(from, '.'))
                        .append(" --> ")
                        .append(clock(to, '.'))
                        .append('\n')
                        .append(line)
                        .append('\n'));
        return text.toString();
    }

    private String srt(List<Remark> spoken) {
        var text = new StringBuilder();
        timed(
                spoken,
                (n, from, to, line) -> text.append(n)
                        .append('\n')
                        .append(clock(from, ','))
                        .append(" --> ")
                        .append(clock(to, ','))
                        .append('\n')
                        .append(line)
                        .append("\n\n"));
        return text.toString();
    }

    private static String lines(List<Remark> spoken) {
        var text = new StringBuilder();
        spoken.forEach(remark -> text.append(line(remark)).append('\n'));
        return text.toString();
    }

    private interface Cue {
        void take(int number, int fromMillis, int toMillis, String line);
    }

    private void timed(List<Remark> spoken, Cue cue) {
        int millis = random.nextInt(60_000);
        int number = 1;
        for (var remark : spoken) {
            int end = millis + 1_000 + random.nextInt(20_000);
            cue.take(number++, millis, end, line(remark));
            millis = end + random.nextInt(30_000);
        }
    }

    private static String line(Remark remark) {
        return remark.speaker() + ": " + remark.text();
    }

    private static String clock(int millis, char point) {
        return two(millis / 3_600_000) + ":" + two(millis / 60_000 % 60) + ":" + two(millis / 1000 % 60) + point
                + Integer.toString(1000 + millis % 1000).substring(1);
    }

    private static String two(int number) {
        return Integer.toString(100 + number).substring(1);
    }
}
