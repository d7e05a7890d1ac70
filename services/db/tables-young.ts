/** The table of young people's words that wait in adults' texts: which question holds them, and what stands in their place. */
export interface YoungTables {
  /** `code` is part of the note in the adult's text; with it the words find their way back. */
  held_words: { question_id: string; code: string };
}
