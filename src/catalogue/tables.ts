/** The five tables of a library's workbook: sheet, file and columns, as they stand in every import and export. */

const required = true;
const optional = false;

/** Columns in the order in which they are exported; `true`: must be filled in. */
export const tables = {
  courses: {
    sheet: "Kelas",
    file: "kelas.csv",
    columns: {
      kelas: required,
      deskripsi: optional,
      komunitas: optional,
      sasaran: optional,
      topik: optional,
      alias: optional,
      syarat: optional,
      bawaan: optional,
      biaya: optional,
      usia_min: optional,
      tanggal: required,
      mulai: required,
      selesai: required,
      lokasi: required,
      kuota: required,
    },
  },
  competitions: {
    sheet: "Lomba",
    file: "lomba.csv",
    columns: {
      lomba: required,
      deskripsi: optional,
      kategori: optional,
      syarat: optional,
      hadiah: optional,
      daftar_mulai: optional,
      daftar_selesai: required,
      tanggal: optional,
      lokasi: optional,
      narahubung: optional,
      alias: optional,
    },
  },
  answers: {
    sheet: "Tanya Jawab",
    file: "tanya-jawab.csv",
    columns: { pertanyaan: required, jawaban: required, kata_kunci: optional },
  },
  stops: {
    sheet: "Perpustakaan Keliling",
    file: "perpustakaan-keliling.csv",
    columns: { tanggal: required, mulai: required, selesai: required, tempat: required, kecamatan: optional },
  },
  communities: {
    sheet: "Komunitas",
    file: "komunitas.csv",
    columns: { komunitas: required, deskripsi: optional, narahubung: optional },
  },
} as const;

export type TableName = keyof typeof tables;
export type ColumnOf<N extends TableName> = keyof (typeof tables)[N]["columns"] & string;

export const tableNames = Object.keys(tables) as readonly TableName[];
export const columnsOf = <N extends TableName>(table: N): readonly ColumnOf<N>[] =>
  Object.keys(tables[table].columns) as unknown as readonly ColumnOf<N>[];

/** A table as it was read: text in every cell, nothing judged yet. */
export interface RawTable {
  readonly table: TableName;
  readonly header: readonly string[];
  readonly rows: readonly RawRow[];
}

export interface RawRow {
  /** As a person sees it in the sheet: the header is row 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** The table that a sheet or file name means, ignoring case, spaces and hyphens. */
export function tableNamed(sheetOrFile: string): TableName | undefined {
  const wanted = plainName(sheetOrFile);
  return tableNames.find((name) => plainName(tables[name].sheet) === wanted);
}

export const plainName = (sheetOrFile: string): string =>
  sheetOrFile
    .toLowerCase()
    .replace(/\.csv$/, "")
    .replace(/[\s_-]+/g, "-")
    .replace(/^-|-$/g, "");
