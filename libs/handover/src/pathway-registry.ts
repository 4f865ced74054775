import type { Database } from '@stafet/platform';
import { type findPathway, isPathway, pathwayOf, pathways, type Pathway } from '@stafet/workflows';

/** A pathway in one of its versions, named as the rows of handovers name it. */
export interface PathwayVersion {
  readonly pathway: string;
  readonly pathway_version: number;
}

/**
 * Every pathway that a handover can follow: those of the repository, and those that were accepted as documents while the
 * system ran. What an id and a version mean never changes, so that what is known once stays known; whether there is a
 * newer version, the database says each time.
 */
export class PathwayRegistry {
  private readonly known: Map<string, readonly Pathway[]>;
  private readonly ownIds: readonly string[];

  constructor(
    private readonly database: Database,
    own: readonly Pathway[] = pathways,
  ) {
    this.ownIds = [...new Set(own.map(({ id }) => id))];
    this.known = new Map(this.ownIds.map((id) => [id, newestFirst(own.filter((each) => each.id === id))]));
  }

  /** Among those that are known by now: a version, or the newest. `learn` comes first. */
  readonly find: typeof findPathway = (id, version) => {
    const versions = this.known.get(id) ?? [];
    return version === undefined ? versions[0] : versions.find((each) => each.version === version);
  };

  /** Makes known what is named; asks the database only for what is not known yet. */
  async learn(named: readonly PathwayVersion[]): Promise<void> {
    const unknown = named.filter((each) => this.find(each.pathway, each.pathway_version) === undefined);
    if (unknown.length === 0) return;
    const rows = await this.database.query<{ document: unknown }>(
      `select document from pathway_document
       where (id, version) in (select * from unnest($1::text[], $2::integer[]))`,
      [unknown.map(({ pathway }) => pathway), unknown.map((each) => each.pathway_version)],
    );
    for (const { document } of rows) this.add(document);
  }

  async version(id: string, version: number): Promise<Pathway | undefined> {
    await this.learn([{ pathway: id, pathway_version: version }]);
    return this.find(id, version);
  }

  /** The version that new handovers follow, as of now in every process. */
  async newest(id: string): Promise<Pathway | undefined> {
    const rows = await this.database.query<PathwayVersion>(`${newestVersions} where id = $1 group by id`, [id]);
    await this.learn(rows);
    return this.find(id);
  }

  /** All pathways in their newest version: ours in the order of the catalogue, then the accepted ones. */
  async all(): Promise<readonly Pathway[]> {
    const rows = await this.database.query<PathwayVersion>(`${newestVersions} group by id order by id`);
    await this.learn(rows);
    const others = rows.map(({ pathway }) => pathway).filter((id) => !this.ownIds.includes(id));
    return [...this.ownIds, ...others].flatMap((id) => this.find(id) ?? []);
  }

  private add(document: unknown): void {
    const pathway = pathwayOf(document);
    if (!isPathway(pathway)) throw new Error(`an accepted pathway is none any more: ${pathway[0]?.detail ?? ''}`);
    if (this.find(pathway.id, pathway.version) !== undefined) return;
    this.known.set(pathway.id, newestFirst([...(this.known.get(pathway.id) ?? []), pathway]));
  }
}

const newestVersions = `select id as pathway, max(version) as pathway_version from pathway_document`;

function newestFirst(versions: readonly Pathway[]): readonly Pathway[] {
  return [...versions].sort((a, b) => b.version - a.version);
}
