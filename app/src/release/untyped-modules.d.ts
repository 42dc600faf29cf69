/** The few functions the drawings use of packages that carry no types. */
declare module 'd3-geo' {
  export type Projection = ((point: readonly [number, number]) => [number, number] | null) & {
    fitExtent(
      extent: readonly [readonly [number, number], readonly [number, number]],
      shape: unknown,
    ): Projection;
    clipExtent(extent: readonly [readonly [number, number], readonly [number, number]]): Projection;
  };
  export function geoMercator(): Projection;
  export function geoPath(projection: Projection): {
    (shape: unknown): string | null;
    digits(digits: number): (shape: unknown) => string | null;
  };
}

declare module 'topojson-client' {
  export type Feature = { readonly id?: string; readonly type: 'Feature'; readonly geometry: unknown };
  export function feature(topology: unknown, object: unknown): { readonly features: readonly Feature[] };
}
