/** The sentence that goes with every visit: some councils use members as Regulation 44 visitors, so the words matter (domain.md 2.7). */
export const inspectionWords = 'This is not an inspection or a Regulation 44 visit.';
