package fr.maillage.benchmark;

import java.util.Arrays;

/**
 * How long one request, or what a person takes for one, took at one size.
 *
 * @param samples   how many were taken
 * @param stopped   whether the time limit ended the case before all samples were taken
 * @param medianMs  in milliseconds
 * @param p95Ms     95th percentile
 */
record Timings(String action, int dossiers, int samples, boolean stopped, double medianMs, double p95Ms) {

    static Timings of(String action, int dossiers, long[] nanoseconds, boolean stopped) {
        long[] sorted = nanoseconds.clone();
        Arrays.sort(sorted);
        return new Timings(action, dossiers, sorted.length, stopped, milliseconds(sorted, 0.5), milliseconds(sorted, 0.95));
    }

    /** The smallest sample that this share of the samples does not exceed. */
    private static double milliseconds(long[] sorted, double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return Math.round(sorted[rank - 1] / 10_000.0) / 100.0;
    }
}
