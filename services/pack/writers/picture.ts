/** Turns a drawing into a PNG, for programs that cannot show SVG; the fonts come out of packages. */
import { fontFiles } from './fonts';

/** Twice the drawing's size, so that it prints sharp. The same drawing gives the same bytes. */
export async function pngOf(svg: string): Promise<Buffer> {
  // Loaded here: its native library is wanted only where there is something to draw.
  const { renderAsync } = await import('@resvg/resvg-js');
  const image = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Arimo' },
  });
  return image.asPng();
}
