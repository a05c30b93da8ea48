const MAX_REPORTS = 200;

/** Reports of broken content policies, newest last and bounded: what the strict page's test reads. */
export class CspReports {
  readonly #reports: unknown[] = [];

  /** `POST` adds (one report, or a list as the Reporting API sends), `GET` reads, `DELETE` empties. */
  async handle(request: Request): Promise<Response> {
    switch (request.method) {
      case 'POST': {
        const report: unknown = await request.json().catch(() => undefined);
        if (report === undefined) return new Response(null, { status: 400 });
        const reports: readonly unknown[] = Array.isArray(report) ? report : [report];
        this.#reports.push(...reports);
        this.#reports.splice(0, Math.max(0, this.#reports.length - MAX_REPORTS));
        return new Response(null, { status: 204 });
      }
      case 'GET':
        return Response.json(this.#reports, { headers: { 'cache-control': 'no-store' } });
      case 'DELETE':
        this.#reports.length = 0;
        return new Response(null, { status: 204 });
      default:
        return new Response(null, { status: 405, headers: { allow: 'GET, POST, DELETE' } });
    }
  }
}
