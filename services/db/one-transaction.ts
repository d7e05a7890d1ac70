/** Work of services that open transactions of their own, as one: all of it is kept, or none (the demo's beginning). */
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import type { Executor, Tables } from './tables';

/**
 * Inside `work` each transaction is a savepoint, and what it commits is on disk with the rest, when `work` resolves; when
 * it throws, or its process is killed, nothing has happened. Transactions that overlap wait for each other.
 */
export function inOneTransaction<Value>(
  db: Executor,
  work: (db: Executor) => Promise<Value>,
): Promise<Value> {
  return db.transaction().execute((outer) => {
    const driver = new SavepointDriver({
      executeQuery: <Row>(query: CompiledQuery) => outer.executeQuery<Row>(query as CompiledQuery<Row>),
      streamQuery: () => {
        throw new Error('Rows cannot be streamed out of a transaction that others share');
      },
    });
    return work(
      new Kysely<Tables>({
        dialect: {
          createDriver: () => driver,
          createAdapter: () => new PostgresAdapter(),
          createIntrospector: (inner) => new PostgresIntrospector(inner),
          createQueryCompiler: () => new PostgresQueryCompiler(),
        },
      }),
    );
  });
}

const run = (connection: DatabaseConnection, statement: string) =>
  connection.executeQuery(CompiledQuery.raw(statement)).then(() => {});

/** One connection, handed from one user to the next. */
class SavepointDriver implements Driver {
  private free = Promise.resolve();
  private letGo = () => {};

  constructor(private readonly connection: DatabaseConnection) {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.free;
    let letGo = () => {};
    this.free = new Promise((resolve) => {
      letGo = resolve;
    });
    await before;
    this.letGo = letGo;
    return this.connection;
  }

  async releaseConnection(): Promise<void> {
    this.letGo();
  }

  beginTransaction = (connection: DatabaseConnection) => run(connection, 'savepoint inner_transaction');
  commitTransaction = (connection: DatabaseConnection) =>
    run(connection, 'release savepoint inner_transaction');
  rollbackTransaction = async (connection: DatabaseConnection) => {
    await run(connection, 'rollback to savepoint inner_transaction');
    await run(connection, 'release savepoint inner_transaction');
  };

  async init(): Promise<void> {}
  async destroy(): Promise<void> {}
}
