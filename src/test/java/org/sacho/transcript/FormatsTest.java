package org.sacho.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sacho.transcript.MalformedTranscriptException.Reason;

/// One invented sample for each way of writing; EXERCISE throughout.
final class FormatsTest {

    private final TranscriptReader reader = new TranscriptReader((name, source) -> {
        throw new MalformedTranscriptException(Reason.EXTRACTION_UNAVAILABLE);
    });

    @Test
    void zoomVtt_namesBeforeEveryText() throws MalformedTranscriptException {
        assertRead(
                "a.vtt",
                Format.WEBVTT,
                "WEBVTT\r\n\r\n1\r\n00:00:01.000 --> 00:00:02.500\r\nChair (HQ): EXERCISE: go\r\n\r\n",
                said("Chair (HQ)", 1000L, 2500L, "EXERCISE: go"));
    }

    @Test
    void teamsVtt_voicesOverLinesWithEntities() throws MalformedTranscriptException {
        assertRead(
                "a.vtt",
                Format.WEBVTT,
                """
                WEBVTT

                aa/1-0
                00:00:01.000 --> 00:00:02.000
                <v Staff &amp; Plans (Guest)>EXERCISE
                goes on</v>

                aa/2-0
                00:00:02.000 --> 00:00:03.000
                <v Chair>one</v> <v Staff>two
                """,
                said("Staff & Plans (Guest)", 1000L, 2000L, "EXERCISE goes on"),
                said("Chair", 2000L, 3000L, "one"),
                said("Staff", 2000L, 3000L, "two"));
    }

    @Test
    void vtt_withUnknownTag_keepsItAsSpeech() throws MalformedTranscriptException {
        assertRead(
                "a.vtt",
                Format.WEBVTT,
                "WEBVTT\n\n0.000 --> 1.000\n<i>if</i> a < b and <codeword> fails",
                said(null, 0L, 1000L, "if a < b and <codeword> fails"));
    }

    @Test
    void srt_carriesTheSpeakerOn() throws MalformedTranscriptException {
        assertRead(
                "a.srt",
                Format.SRT,
                """
                1
                00:00:01,000 --> 00:00:02,000
                Chair: EXERCISE begins

                00:00:02.50 --> 00:00:03 X1:40
                at noon, 2
                3
                """,
                said("Chair", 1000L, 2000L, "EXERCISE begins"),
                said("Chair", 2500L, 3000L, "at noon, 2 3"));
    }

    @Test
    void srt_withColonInASentence_namesNobody() throws MalformedTranscriptException {
        assertRead(
                "a.srt",
                Format.SRT,
                "00:00:01,000 --> 00:00:02,000\nfirst\n\n00:00:02,000 --> 00:00:03,000\nResult: EXERCISE\n",
                said(null, 1000L, 2000L, "first"),
                said(null, 2000L, 3000L, "Result: EXERCISE"));
    }

    @Test
    void whisperX_namesSegments() throws MalformedTranscriptException {
        assertRead(
                "a.json",
                Format.WHISPER_JSON,
                "{\"segments\":[{\"start\":0.5,\"end\":1.25,\"text\":\" EXERCISE\",\"speaker\":\"SPEAKER_00\",\"words\":[{\"word\":\"x\"}]}]}",
                said("SPEAKER_00", 500L, 1250L, "EXERCISE"));
    }

    @Test
    void deepgramWords_withoutUtterances_becomeTurns() throws MalformedTranscriptException {
        assertRead(
                "a.json",
                Format.DEEPGRAM_JSON,
                """
                {"results":{"channels":[{"alternatives":[{"words":[
                {"word":"go","punctuated_word":"Go.","start":1,"end":2,"speaker":0},
                {"word":"on","punctuated_word":"On!","start":2,"end":3,"speaker":0},
                {"word":"yes","start":3,"end":4,"speaker":1}]},
                {"words":[{"word":"ghost","start":0,"end":1}]}]}]}}""",
                said("0", 1000L, 3000L, "Go. On!"),
                said("1", 3000L, 4000L, "yes"));
    }

    @Test
    void assemblyAi_utterancesAreInMilliseconds() throws MalformedTranscriptException {
        assertRead(
                "a.json",
                Format.ASSEMBLYAI_JSON,
                "{\"utterances\":[{\"speaker\":\"A\",\"start\":170,\"end\":900,\"text\":\"EXERCISE\"}],\"words\":[]}",
                said("A", 170L, 900L, "EXERCISE"));
    }

    @Test
    void podcast_bodyIsTheText() throws MalformedTranscriptException {
        assertRead(
                "a.json",
                Format.PODCAST_JSON,
                "{\"version\":\"1.0.0\",\"segments\":[{\"speaker\":\"Chair\",\"startTime\":1,\"endTime\":2,\"body\":\"EXERCISE\"}]}",
                said("Chair", 1000L, 2000L, "EXERCISE"));
    }

    @Test
    void otter_headLinesWithTwoSpaces() throws MalformedTranscriptException {
        assertRead(
                "a.txt",
                Format.OTTER,
                "Speaker 1  0:05  \nEXERCISE at 10:30\n\nChair  1:00:01  \nYes.\n\nTranscribed by https://otter.ai",
                said("Speaker 1", 5000L, null, "EXERCISE at 10:30"),
                said("Chair", 3601000L, null, "Yes."));
    }

    @Test
    void clova_withHeaderAndMinutesBeyondAnHour() throws MalformedTranscriptException {
        assertRead(
                "a.txt",
                Format.CLOVA,
                "훈련 회의\r\n2026.07.03 금 오후 2:16 ・ 109분 32초\r\n기록자\r\n\r\n\r\n참석자 1 00:03\r\n시작합니다. \r\n둘째 문장.\r\n훈련처장 61:05\r\n예.\r\n\r\nclovanote.naver.com",
                said("참석자 1", 3000L, null, "시작합니다.\n둘째 문장."),
                said("훈련처장", 3665000L, null, "예."));
    }

    @Test
    void clova_withoutTimes() throws MalformedTranscriptException {
        assertRead(
                "a.txt",
                Format.CLOVA,
                "참석자 1\n시작합니다.\n\n참석자 2\n예.\n",
                said("참석자 1", null, null, "시작합니다."),
                said("참석자 2", null, null, "예."));
    }

    @Test
    void meet_betweenHeadAndEnd() throws MalformedTranscriptException {
        assertRead(
                "a.txt",
                Format.GOOGLE_MEET,
                """
                EXERCISE (2026-07-03) - Transcript
                Attendees
                Chair, Staff
                Transcript
                Chair: We begin.
                00:05:00
                And go on.
                Staff: Yes.
                Meeting ended after 00:30:30 👋
                This editable transcript was computer generated and might contain errors.
                """,
                said("Chair", null, null, "We begin.\nAnd go on."),
                said("Staff", null, null, "Yes."));
    }

    @Test
    void teamsText_sinceTwentyThree() throws MalformedTranscriptException {
        assertRead(
                "a.txt",
                Format.TEAMS_DOCUMENT,
                "EXERCISE-20260703_100000-Meeting Transcript\n27m 42s\nChair started transcription\nChair   0:03\nWe begin.\nStaff (Guest)   1:02:03\nYes.\nChair stopped transcription\n",
                said("Chair", 3000L, null, "We begin."),
                said("Staff (Guest)", 3723000L, null, "Yes."));
    }

    @Test
    void zoomChat_messageOverLines() throws MalformedTranscriptException {
        assertRead(
                "a.txt",
                Format.ZOOM_CHAT,
                "00:08:10\tChair:\tEXERCISE\nsecond line\r\n00:08:11\tStaff:\tyes\r\n",
                said("Chair", 490000L, null, "EXERCISE\nsecond line"),
                said("Staff", 491000L, null, "yes"));
    }

    @Test
    void koreanMinutes_speechBetweenFirstMarkAndAdjournment_nothingLostAround() throws MalformedTranscriptException {
        assertRead(
                "a.txt",
                Format.KOREAN_MINUTES,
                """
                의사일정
                1. 훈련 보고
                (10시13분 개의)
                ◯위원장 의장대행  개의하겠습니다.
                ○○부대 보고를 듣겠습니다.
                ○훈련담당위원 질의하겠습니다.
                (11시43분 산회)
                ◯출석 위원(14인)
                """,
                said(null, null, null, "의사일정"),
                said(null, null, null, "1. 훈련 보고"),
                said(null, null, null, "(10시13분 개의)"),
                said("위원장 의장대행", null, null, "개의하겠습니다.\n○○부대 보고를 듣겠습니다."),
                said("훈련담당위원", null, null, "질의하겠습니다."),
                said(null, null, null, "(11시43분 산회)"),
                said(null, null, null, "◯출석 위원(14인)"));
    }

    @Test
    void speakerLines_withClocksHeadingsAndContinuations() throws MalformedTranscriptException {
        assertRead(
                "a.txt",
                Format.SPEAKER_LINES,
                """
                EXERCISE
                일시: 2026. 7. 3.
                [00:01:05] 훈련처장: 시작합니다.
                계속합니다.
                참모(00:02): 예.
                훈련처장： 좋습니다.
                """,
                said(null, null, null, "EXERCISE"),
                said(null, null, null, "일시: 2026. 7. 3."),
                said("훈련처장", 65000L, null, "시작합니다.\n계속합니다."),
                said("참모", 2000L, null, "예."),
                said("훈련처장", null, null, "좋습니다."));
    }

    @Test
    void paragraphs_withoutAnySpeaker() throws MalformedTranscriptException {
        assertRead(
                "a.txt",
                Format.PARAGRAPHS,
                "EXERCISE one.\n\nNote: two.\n",
                said(null, null, null, "EXERCISE one."),
                said(null, null, null, "Note: two."));
    }

    @Test
    void lineThatEndsInAClock_farDown_losesNothingBeforeIt() throws MalformedTranscriptException {
        assertRead(
                "a.txt",
                Format.PARAGRAPHS,
                "EXERCISE plan\nmove  10:30\nend\n",
                said(null, null, null, "EXERCISE plan"),
                said(null, null, null, "move  10:30"),
                said(null, null, null, "end"));
    }

    @Test
    void html_withTextOutsideItsTurns_isRefused() {
        String turn = "<html><cite>Chair:</cite><time>0:01</time><p>EXERCISE &amp; on</p>";
        assertThatThrownBy(() -> reader.read("a.html", (turn + "stray</html>").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedTranscriptException.class);
        assertThatNoException()
                .isThrownBy(() -> assertRead(
                        "a.html",
                        Format.HTML_TRANSCRIPT,
                        turn + "</html>",
                        said("Chair", 1000L, null, "EXERCISE & on")));
    }

    private void assertRead(String name, Format format, String source, Utterance... utterances)
            throws MalformedTranscriptException {
        Transcript transcript = reader.read(name, source.getBytes(StandardCharsets.UTF_8));
        assertThat(transcript.format()).isEqualTo(format);
        assertThat(transcript.utterances()).containsExactly(utterances);
    }

    private static Utterance said(@Nullable String speaker, @Nullable Long startMs, @Nullable Long endMs, String text) {
        return new Utterance(speaker, startMs, endMs, text);
    }
}
