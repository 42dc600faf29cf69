/** The shape of the two public-facts files, as far as it is read. */

export type Given = string | null;
type Cited = { readonly id: string; readonly source_id: string; readonly locator: string };

export type SourceFact = {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly author: Given;
  readonly date: Given;
  readonly url: string;
  readonly kind: string;
  readonly lang: string;
  readonly tier: string;
  readonly note: Given;
  readonly cited?: boolean;
};

export type CampFact = {
  readonly id: string;
  readonly number: Given;
  readonly label: string;
  readonly type: string;
  readonly names: Readonly<Record<string, Given>>;
  readonly province: string;
  readonly county: string;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly status: string;
  readonly opened: Given;
  readonly closed: Given;
  readonly operator_agency: Given;
  readonly area_km2: number | null;
  readonly field_sources: Readonly<Record<string, string>>;
  readonly notes: Given;
  readonly claims: readonly CampClaimFact[];
};

export type CampClaimFact = {
  readonly field: string;
  readonly value: string | number | readonly number[];
  readonly source_id: string;
  readonly locator: string;
};

export type FigureFact = Cited & {
  readonly measure: string;
  readonly camp: Given;
  readonly camp_id: Given;
  readonly low: number | null;
  readonly best: number | null;
  readonly high: number | null;
  readonly unit: string;
  readonly as_of: Given;
  readonly method_note: string;
};

export type PersonFact = Cited & {
  readonly name: string;
  readonly alt_names: readonly string[];
  readonly role: string;
  readonly camp: Given;
  readonly dates: Given;
  readonly basis: string;
  readonly note: Given;
};

export type EntityFact = Cited & {
  readonly name: string;
  readonly by: string;
  readonly date: string;
  readonly basis: string;
};

export type ObservationFact = Cited & {
  readonly camp: string;
  readonly camp_ids: readonly string[];
  readonly image_date: string;
  readonly compared_with: Given;
  readonly feature_type: string;
  readonly observation: string;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly analyst: string;
  readonly confidence: string;
};

export type ReportFact = Cited & {
  readonly title: string;
  readonly authors: Given;
  readonly date: Given;
  readonly url: Given;
  readonly note: Given;
};

export type NormFact = Cited & {
  readonly instrument: string;
  readonly article: string;
  readonly covers: string;
  readonly status_for_dprk: Given;
};

export type DemandFact = Cited & {
  readonly actor: string;
  readonly demand: string;
  readonly addressed_to: string;
};
export type OpeningFact = Cited & { readonly item: string; readonly detail: string };

export type TopicFact = {
  readonly topic: string;
  readonly positions: readonly { readonly value: string | number; readonly source_id: string }[];
  readonly note: Given;
};

export type ConditionFact = Cited & {
  readonly camp_id: Given;
  readonly period: Given;
  readonly topic: string;
  readonly statement: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: Given;
  readonly witness: Given;
};

export type ActFact = Cited & {
  readonly type: string;
  readonly camp_id: Given;
  readonly date: Given;
  readonly victims_count_low: number | null;
  readonly victims_count_high: number | null;
  readonly victims_note: Given;
  readonly perpetrator_note: Given;
  readonly method: Given;
  readonly statement: string;
};

export type SentenceFact = Cited & {
  readonly subject: string;
  readonly stated_reason: Given;
  readonly legal_basis: Given;
  readonly tribunal: Given;
  readonly term: Given;
  readonly because_of: Given;
  readonly generations: number | null;
  readonly statement: string;
};

export type ApproachFact = Cited & {
  readonly demand: string;
  readonly to: string;
  readonly by: Given;
  readonly date: Given;
  readonly channel: string;
  readonly answer: Given;
  readonly answer_date: Given;
};

export type CommandFact = Cited & {
  readonly organisation: string;
  readonly parent: Given;
  readonly role: string;
  readonly post_holder: Given;
  readonly from: Given;
  readonly to: Given;
  readonly statement: string;
};

export type ReleaseFact = Cited & {
  readonly camp_id: Given;
  readonly date: Given;
  readonly type: string;
  readonly count_low: number | null;
  readonly count_high: number | null;
  readonly statement: string;
};

export type Meta = Readonly<
  Record<string, string | boolean | readonly string[] | Readonly<Record<string, number>>>
>;

export type FirstPart = {
  readonly meta: Meta;
  readonly sources: readonly SourceFact[];
  readonly camps: readonly CampFact[];
  readonly figures: readonly FigureFact[];
  readonly persons_public: readonly PersonFact[];
  readonly sanctioned_entities: readonly EntityFact[];
  readonly imagery_observations: readonly ObservationFact[];
  readonly reports: readonly ReportFact[];
  readonly legal_norms: readonly NormFact[];
  readonly demands: readonly DemandFact[];
  readonly take_part: readonly OpeningFact[];
  readonly contested: readonly TopicFact[];
  readonly gaps: readonly string[];
};

export type SecondPart = {
  readonly meta: Meta;
  readonly sources: readonly SourceFact[];
  readonly conditions: readonly ConditionFact[];
  readonly acts: readonly ActFact[];
  readonly sentences: readonly SentenceFact[];
  readonly approaches: readonly ApproachFact[];
  readonly command: readonly CommandFact[];
  readonly releases: readonly ReleaseFact[];
};

export const FIRST = 'public-facts.json';
export const SECOND = 'public-facts-2.json';
