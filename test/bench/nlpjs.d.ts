/** What the benchmark uses of nlp.js, which comes without types. */
declare module "@nlpjs/core" {
  export interface Container {
    use(plugin: unknown): void;
  }
  export function containerBootstrap(): Promise<Container>;
}
declare module "@nlpjs/lang-id" {
  export const LangId: unknown;
}
declare module "@nlpjs/nlp" {
  export class Nlp {
    constructor(settings: object);
    addDocument(language: string, text: string, intent: string): void;
    train(): Promise<void>;
    process(language: string, text: string): Promise<{ readonly intent: string; readonly score: number }>;
  }
}
