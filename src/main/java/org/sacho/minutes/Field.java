package org.sacho.minutes;

/// The nine statutory contents of minutes (공공기록물 관리에 관한 법률 시행령 제18조 제2항).
public enum Field {
    /// 회의의 명칭
    TITLE("title", false),
    /// 개최기관
    HOST("host", false),
    /// 일시 및 장소
    DATE_AND_PLACE("dateAndPlace", false),
    /// 참석자 및 배석자 명단
    ATTENDEES("attendees", false),
    /// 진행 순서
    PROCEEDINGS("proceedings", false),
    /// 상정 안건
    AGENDA("agenda", false),
    /// 발언 요지
    REMARKS("remarks", true),
    /// 결정 사항
    DECISIONS("decisions", true),
    /// 표결 내용
    VOTES("votes", true);

    private final String key;
    private final boolean fromItems;

    Field(String key, boolean fromItems) {
        this.key = key;
        this.fromItems = fromItems;
    }

    /// The name outsiders use.
    public String key() {
        return key;
    }

    /// Whether its content is the edition's items rather than text of its own.
    public boolean fromItems() {
        return fromItems;
    }
}
