/** Which files in SharePoint are ours, and the upload that is under way. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table library_file (
    drive_id text not null, folder text not null, name text not null, sha256 text not null,
    state text not null check (state in ('sending', 'stored', 'settled')),
    item_id text, etag text, upload_url text, facts text, changed_at timestamptz not null,
    primary key (drive_id, folder, name))`.execute(db);
}
