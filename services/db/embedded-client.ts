/** The embedded database's statements, planned once each: in WebAssembly planning costs more than running. */
import pg from 'pg';

/** A plan takes some tens of kilobytes; texts that vary, as lists of ids do, must not add up. */
const mostPlans = 250;

/** Plans outlive the pool that made them, so a later pool on the same database takes other names. */
let clients = 0;

/**
 * Prepares what is asked a second time, whatever it is: unlike on a server, no other program changes a table while this
 * one holds plans for it.
 */
export class EmbeddedClient extends pg.Client {
  private readonly prefix = `pledgekeeper_${++clients}`;
  private readonly names = new Map<string, string>();
  private readonly askedOnce = new Set<string>();

  // `pg` overloads query eight ways; only (text, values), which is what Kysely calls, is of interest here.
  override query = ((...given: unknown[]) => {
    const [text, values] = given;
    const run = pg.Client.prototype.query.bind(this) as (...all: unknown[]) => unknown;
    const name = typeof text === 'string' && Array.isArray(values) ? this.nameOf(text) : undefined;
    return name === undefined ? run(...given) : run({ name, text, values });
  }) as pg.Client['query'];

  private nameOf(text: string): string | undefined {
    const known = this.names.get(text);
    if (known !== undefined || this.names.size >= mostPlans) return known;
    if (!this.askedOnce.delete(text)) {
      if (this.askedOnce.size >= mostPlans) this.askedOnce.clear();
      this.askedOnce.add(text);
      return undefined;
    }
    const name = `${this.prefix}_${this.names.size + 1}`;
    this.names.set(text, name);
    return name;
  }
}
