package org.sacho.classify.adviser;

import org.sacho.policy.Wording;

/// Why there is no opinion of the language model on a passage.
enum Silence {
    UNREACHABLE("could not be reached or broke off", "언어 모델에 연결하지 못하였거나 답이 끊겨"),
    LATE("did not answer in time", "언어 모델이 제시간에 답하지 않아"),
    UNUSABLE("did not answer properly", "언어 모델이 올바르게 답하지 않아"),
    PAUSED("is not asked for a while, because it failed several times", "언어 모델이 여러 번 실패하여 당분간 묻지 않으므로"),
    TOO_LONG("was not asked, because the passage is too long for it", "발언이 너무 길어 언어 모델에 묻지 않았으므로");

    private final String english;
    private final String korean;

    Silence(String english, String korean) {
        this.english = english;
        this.korean = korean;
    }

    Wording wording() {
        return new Wording(
                "The language model " + english + ", so the passage is held at the highest label;"
                        + " have the endpoint checked, or decide by hand",
                korean + " 가장 높은 등급을 유지함. 접속 주소를 점검하게 하거나 직접 결정하십시오");
    }
}
