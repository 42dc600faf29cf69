/** A table as somebody may keep it, and the mapping that says what its columns mean. */
export const TABLE = `No,Name,이름,Period,Camps,Read in,Page,Numbers held
1,Kim A,김가,1977-1987,camp/camp-a,source/book,p. 3,
2,"Lee B; Yi B",이나,about 1990,,source/letter,p. 9,
3,Pak C,,,,source/book,p. 11,
`;
export const MAPPING = {
  table: 'survivors',
  kind: 'person',
  key: ['No'],
  source: { column: 'Read in' },
  locator: { column: 'Page' },
  columns: [
    { column: 'Name', property: 'names', lang: 'en', separator: ';' },
    { column: '이름', property: 'names', lang: 'ko-Hang' },
    { column: 'Period', property: 'period' },
    { column: 'Camps', property: 'camp' },
  ],
};
