package org.sacho.transcript;

/// How a transcript was written down, decided by its content; kept so that an officer can see what was assumed.
public enum Format {
    WEBVTT,
    SRT,
    WHISPER_JSON,
    DEEPGRAM_JSON,
    ASSEMBLYAI_JSON,
    PODCAST_JSON,
    QMSUM_JSON,
    HTML_TRANSCRIPT,
    OTTER,
    CLOVA,
    GOOGLE_MEET,
    TEAMS_DOCUMENT,
    ZOOM_CHAT,
    IRC_LOG,
    KOREAN_MINUTES,
    SPEAKER_LINES,
    /// No speaker structure at all: one utterance without a speaker for each paragraph.
    PARAGRAPHS
}
