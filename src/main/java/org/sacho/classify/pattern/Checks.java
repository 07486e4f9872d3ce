package org.sacho.classify.pattern;

import java.time.YearMonth;
import org.sacho.policy.Detector.Check;

/// Check digits, dates and ranges of identifiers.
///
/// The last digits of Korean registration numbers are random since October 2020: there the date decides, and the
/// check digit only makes surer or less sure.
final class Checks {

    private static final int[] RESIDENT = {2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5};
    private static final int[] BUSINESS = {1, 3, 7, 1, 3, 7, 1, 3, 5};
    private static final int MAX_ZONE = 60;

    private Checks() {}

    static Checked of(Check check, String found) {
        return switch (check) {
            case NONE -> Checked.UNCHECKED;
            case RRN -> registration(digits(found), 11);
            case FRN -> registration(digits(found), 13);
            case BRN -> decided(isBusiness(digits(found)));
            case CRN -> decided(isCorporation(digits(found)));
            case LUHN -> decided(isLuhn(digits(found)));
            case MGRS -> isZone(found) ? Checked.UNCHECKED : Checked.REJECTED;
            case LAT_LON -> isOnEarth(found) ? Checked.UNCHECKED : Checked.REJECTED;
        };
    }

    private static Checked decided(boolean right) {
        return right ? Checked.CONFIRMED : Checked.REJECTED;
    }

    private static int[] digits(String found) {
        return found.chars().filter(c -> c >= '0' && c <= '9').map(c -> c - '0').toArray();
    }

    private static Checked registration(int[] digits, int base) {
        if (digits.length != 13 || !isDate(digits)) {
            return Checked.REJECTED;
        }
        int expected = Math.floorMod(base - weighted(digits, RESIDENT) % 11, 10);
        return digits[12] == expected ? Checked.CONFIRMED : Checked.DOUBTED;
    }

    /// Born on a day that exists; the seventh digit says in which century.
    private static boolean isDate(int[] digits) {
        int century = switch (digits[6]) {
            case 1, 2, 5, 6 -> 1900;
            case 3, 4, 7, 8 -> 2000;
            default -> 1800;
        };
        int month = 10 * digits[2] + digits[3];
        int day = 10 * digits[4] + digits[5];
        return month >= 1
                && month <= 12
                && YearMonth.of(century + 10 * digits[0] + digits[1], month).isValidDay(day);
    }

    private static int weighted(int[] digits, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += digits[i] * weights[i];
        }
        return sum;
    }

    private static boolean isBusiness(int[] digits) {
        if (digits.length != 10) {
            return false;
        }
        int sum = weighted(digits, BUSINESS) + 5 * digits[8] / 10;
        return digits[9] == Math.floorMod(10 - sum % 10, 10);
    }

    private static boolean isCorporation(int[] digits) {
        if (digits.length != 13) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += digits[i] * (i % 2 + 1);
        }
        return digits[12] == Math.floorMod(10 - sum % 10, 10);
    }

    private static boolean isLuhn(int[] digits) {
        int sum = 0;
        for (int i = 0; i < digits.length; i++) {
            int digit = digits[digits.length - 1 - i];
            int doubled = i % 2 == 0 ? digit : 2 * digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return digits.length > 0 && sum % 10 == 0;
    }

    private static boolean isZone(String found) {
        int end = 0;
        while (end < found.length() && end < 3 && Character.digit(found.charAt(end), 10) >= 0) {
            end++;
        }
        int zone = end == 0 ? 0 : Integer.parseInt(found.substring(0, end));
        return zone >= 1 && zone <= MAX_ZONE;
    }

    private static boolean isOnEarth(String found) {
        double latitude = number(found, 0);
        int second = end(found, start(found, 0));
        return Math.abs(latitude) <= 90 && Math.abs(number(found, second)) <= 180;
    }

    private static double number(String text, int from) {
        int start = start(text, from);
        int end = end(text, start);
        return start == end ? Double.NaN : parsed(text.substring(start, end));
    }

    private static double parsed(String number) {
        try {
            return Double.parseDouble(number);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static int start(String text, int from) {
        int start = from;
        while (start < text.length() && !isNumeric(text.charAt(start))) {
            start++;
        }
        return start;
    }

    private static int end(String text, int from) {
        int end = from;
        while (end < text.length() && isNumeric(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isNumeric(char character) {
        return (character >= '0' && character <= '9') || character == '.';
    }
}
