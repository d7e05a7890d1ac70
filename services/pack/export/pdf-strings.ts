/** The strings of a PDF's values, wherever they stand in them. */
import type { PdfValue } from './pdf-values';

/** Every string within a value, at any depth. */
export function stringsIn(value: PdfValue): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  if (value instanceof Map) return [...value.values()].flatMap(stringsIn);
  return 'text' in value ? [value.text] : [];
}
