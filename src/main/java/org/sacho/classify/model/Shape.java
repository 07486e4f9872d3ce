package org.sacho.classify.model;

/// What a passage looks like, whatever it says: its length, how many capitals, numbers, commas.
final class Shape {

    static final int MEASURES = 11;

    private final float[] measures;

    private Shape(float... measures) {
        this.measures = measures;
    }

    /// One of the [#MEASURES]; comparable between passages only.
    float measure(int which) {
        return measures[which];
    }

    /// Counts while a passage is read.
    static final class Counts {

        private int read;
        private int characters;
        private int capitals;
        private int names;
        private int numbers;
        private int quotes;
        private int commas;
        private int brackets;
        private int sums;
        private int questions;
        private int stops;

        void word(boolean number, int upper, int length, boolean startsUpper) {
            read++;
            characters += length;
            numbers += number ? 1 : 0;
            boolean allUpper = length > 1 && upper == length;
            capitals += allUpper ? 1 : 0;
            names += startsUpper && !allUpper ? 1 : 0;
        }

        void sign(char c) {
            switch (c) {
                case '"', '\u201C' -> quotes++;
                case ',' -> commas++;
                case '(' -> brackets++;
                case '$', '%' -> sums++;
                case '?' -> questions++;
                case '.' -> stops++;
                default -> {
                    // No measure of its own.
                }
            }
        }

        Shape shape() {
            float n = Math.max(1, read);
            return new Shape(
                    (float) Math.log1p(read),
                    capitals / n,
                    names / n,
                    numbers / n,
                    characters / n,
                    quotes / n,
                    commas / n,
                    brackets / n,
                    sums / n,
                    questions / n,
                    stops / n);
        }
    }
}
