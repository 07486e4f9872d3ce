package org.sacho.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The packs that tests read.
public final class Packs {

    /// A pack with nothing to spare; tests break it one line at a time.
    public static final String SMALL = """
            pack: {id: small, version: 1.0.0, jurisdiction: KOR, effective: 2026-05-19, title: {en: Small, ko: 작은}}
            levels:
              - {id: U, rank: 0, name: {en: Un, ko: 일반}, portion: (U), banner: {en: UN, ko: 일반}, background: "#007a33", foreground: "#ffffff", needToKnow: false, acceptAlone: true}
              - {id: C, rank: 1, name: {en: Co, ko: 삼}, portion: (C), banner: {en: CO, ko: 삼}, background: "#0033a0", foreground: "#ffffff", needToKnow: true, acceptAlone: true}
              - {id: S, rank: 2, name: {en: Se, ko: 이}, portion: (S), banner: {en: SE, ko: 이}, background: "#c8102e", foreground: "#ffffff", needToKnow: true, acceptAlone: false}
            categories: [ALPHA, BRAVO]
            communities: [KOR, USA]
            stores:
              - {id: open, name: {en: Open, ko: 일반}, levels: [U]}
              - {id: closed, name: {en: Closed, ko: 비밀}, levels: [C, S]}
            nothingFound: U
            rules:
              - {id: r.terms, level: S, because: {en: why, ko: 왜}, terms: [blue heron, 하늘여단]}
              - {id: r.label, label: C//ALPHA//REL KOR, because: {en: why, ko: 왜}, patterns: ['x[0-9]{3}']}
              - {id: r.marking, level: C, because: {en: why, ko: 왜}, markings: [this is confidential]}
            """;

    /// The same with a language model.
    public static final String ADVISED =
            SMALL + "adviser: {endpoint: \"https://10.0.0.5:8000\", model: \"local/small-model:8b\"}\n";

    /// Harmless pieces and what they add up to, to be put behind [#SMALL].
    public static final String AGGREGATES = """
            detectors:
              - {id: unit, terms: [Otter Company, Lynx Company, 수달중대]}
              - {id: place, terms: [Hill 209, 209고지]}
              - {id: time, patterns: ['at [0-2][0-9][0-5][0-9]']}
              - {id: headcount, patterns: ['(?:otter|lynx|heron) company has [0-9]+']}
            aggregates:
              - {id: a.meeting, level: C, because: {en: why, ko: 왜}, over: meeting, all: [unit, place, time]}
              - {id: a.series, level: S, because: {en: why, ko: 왜}, over: series, distinct: {of: headcount, atLeast: 3}}
            """;

    private Packs() {}

    public static PolicySnapshot exercise() {
        return shipped("exercise.yaml");
    }

    public static PolicySnapshot koreanMilitary() {
        return shipped("kr-military.yaml");
    }

    /// The lower of two networks that the exercise pack releases to.
    public static PolicySnapshot exerciseLow() {
        return shipped("exercise-low.yaml");
    }

    public static PolicySnapshot of(String yaml) {
        try {
            return PolicyPackReader.read(yaml.getBytes(StandardCharsets.UTF_8), "test.yaml");
        } catch (InvalidPolicyException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static byte[] shippedBytes(String name) {
        try {
            return Files.readAllBytes(Path.of("policies", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PolicySnapshot shipped(String name) {
        return of(new String(shippedBytes(name), StandardCharsets.UTF_8));
    }
}
