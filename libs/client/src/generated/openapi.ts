/** Made of the program's own OpenAPI document, by `npm run client`; a test holds it against the program. */

export interface paths {
    "/api/shelters/{shelterId}/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** register */
        post: operations["Commands_post_register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shelters/{shelterId}/report-census": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** report census */
        post: operations["Commands_post_report-census"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Webhooks of one’s own organisation */
        get: operations["Webhooks_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send what changes to an address; its secret is answered here and nowhere else */
        post: operations["Webhooks_register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{webhookId}/change-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new secret; the one before signs too for a day */
        post: operations["Webhooks_changeSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{webhookId}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send it nothing for the time being */
        post: operations["Webhooks_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{webhookId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on where it was paused */
        post: operations["Webhooks_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{webhookId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send it again all that is after a position, or from a message on */
        post: operations["Webhooks_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{webhookId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a message that says nothing, and answer what became of it */
        post: operations["Webhooks_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{webhookId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest tries, a hundred at most */
        get: operations["Webhooks_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{webhookId}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send it nothing any more */
        post: operations["Webhooks_remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The numbers of one’s own houses, as webhooks send them */
        get: operations["Numbers_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exports/hsds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Houses as services of Open Referral HSDS 3.1 */
        get: operations["Partners_hsds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exports/edxl-have": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Houses as a message of EDXL-HAVE 2.0 (working draft) */
        get: operations["Partners_edxlHave"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    delivered: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A change of an own house; signed as Standard Webhooks 1.0.0 has it, and sent again until it is taken */
        post: operations["Webhook_delivered"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        CommandAnswer: {
            position: string;
            revision: string;
            events: ({
                type: string;
                eventId?: string;
                occurredAt?: string;
                corrects?: string;
            } & {
                [key: string]: unknown;
            })[];
            warnings?: {
                /** @enum {string} */
                code: "night_in_future" | "night_long_ago" | "taken_in_future" | "taken_before_night" | "too_many_people" | "too_many_places";
                title: string;
                next: string;
            }[];
        };
        Webhooks: {
            position: string;
            webhooks: {
                webhookId: string;
                label: string;
                address: string | null;
                tells: ("capacity.changed" | "intake.changed" | "arrival.diverted" | "house.published" | "house.closed" | "house.reopened")[];
                registeredAt: string;
                /** @enum {string} */
                state: "on" | "failing" | "paused";
                paused: {
                    /** @enum {string} */
                    because: "asked" | "failing" | "gone" | "author_disabled";
                    at: string;
                } | null;
                failingSince: string | null;
                through: string;
                untold: number;
                bothSecretsUntil: string | null;
            }[];
        };
        WebhookRegistered: {
            webhookId: string;
            secret: string;
        };
        SecretChanged: {
            secret: string;
            bothUntil: string;
        };
        WebhookTested: {
            /** @enum {string} */
            outcome: "taken" | "refused" | "redirected" | "gone" | "too_slow" | "unreachable" | "no_certificate" | "not_public" | "unreadable" | "skipped";
            status: number | null;
            ms: number;
        };
        Deliveries: {
            deliveries: {
                position: string;
                type: string;
                at: string;
                /** @enum {string} */
                outcome: "taken" | "refused" | "redirected" | "gone" | "too_slow" | "unreachable" | "no_certificate" | "not_public" | "unreadable" | "skipped";
                status: number | null;
                ms: number;
            }[];
        };
        WebhookShelters: {
            position: string;
            shelters: {
                shelterId: string;
                name: string;
                country: string;
                area: {
                    id: string;
                    name: string;
                };
                /** @enum {string} */
                kind: "emergency" | "crisis" | "transitional" | "supported_housing";
                /** @enum {string} */
                mode: "kept" | "counted";
                closed: boolean;
                intake: {
                    /** @enum {string} */
                    state: "open" | "paused";
                    reason: string | null;
                    until: string | null;
                };
                places: {
                    inService: number;
                    free: number;
                    spare: number;
                    held: number;
                    occupied: number;
                    outOfService: number;
                    together: number;
                    freeCots: number;
                } | null;
                night: string | null;
            }[];
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            code: string;
            detail?: string;
            next?: string;
            trace?: string;
            faults?: {
                path: string;
                message: string;
            }[];
            like?: string;
            happened?: {
                what: string;
                at?: string;
                byRole: string;
            };
            holdId?: string;
            transferId?: string;
            read?: number;
            of?: number;
            free?: number | string;
            together?: number | string;
        } & {
            [key: string]: unknown;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    Commands_post_register: {
        parameters: {
            query?: never;
            header: {
                /** @description The position that was seen when this was decided, from an answer to this session. Where somebody was faster since then, the refusal says so. */
                "Haven-Position"?: string;
                /** @description The command id: a UUID, the same for every copy of one command. The same key and body gets the same answer, byte for byte: an accepted one for 72 h, a refusal or a command that changed nothing for 15 minutes. With another body: 422 `key_reused`. */
                "Idempotency-Key": string;
                /** @description When the client stops waiting, an instant of the server’s clock (the header `Date` says it), at most 15 minutes ahead: every command needs it but `report-census` and `report-nights`, which are observations. A copy that arrives, or whose turn comes, after that does nothing: 409 `too_late`. Asking once more with the same key and instant a second after it gets the final answer: what was accepted, or why nothing was done and nothing will be. */
                "Haven-Expires"?: string;
            };
            path: {
                shelterId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    organisation: string;
                    country: string;
                    area: {
                        id: string;
                        name?: string;
                    };
                    timezone: string;
                    /** @enum {string} */
                    mode: "kept" | "counted" | "past";
                    /** @enum {string} */
                    kind: "emergency" | "crisis" | "transitional" | "supported_housing";
                    rooms?: {
                        label: string;
                        /** @enum {string} */
                        privacy: "household" | "shared";
                        /** @enum {string} */
                        forWhom?: "women" | "men" | "families" | "girls" | "boys" | "anyone";
                        features?: string[];
                        beds: {
                            bedId?: string;
                            label: string;
                            /** @enum {string} */
                            kind: "adult" | "child" | "cot" | "overflow";
                            stepFree?: boolean;
                        }[];
                    }[];
                };
            };
        };
        responses: {
            /** @description What happened; without events, that it is so already. A repeat gets the bytes of the first answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Commands_post_report-census": {
        parameters: {
            query?: never;
            header: {
                /** @description The position that was seen when this was decided, from an answer to this session. Where somebody was faster since then, the refusal says so. */
                "Haven-Position"?: string;
                /** @description The command id: a UUID, the same for every copy of one command. The same key and body gets the same answer, byte for byte: an accepted one for 72 h, a refusal or a command that changed nothing for 15 minutes. With another body: 422 `key_reused`. */
                "Idempotency-Key": string;
                /** @description When the client stops waiting, an instant of the server’s clock (the header `Date` says it), at most 15 minutes ahead: every command needs it but `report-census` and `report-nights`, which are observations. A copy that arrives, or whose turn comes, after that does nothing: 409 `too_late`. Asking once more with the same key and instant a second after it gets the final answer: what was accepted, or why nothing was done and nothing will be. */
                "Haven-Expires"?: string;
            };
            path: {
                shelterId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    asOf: string;
                    /** Format: date */
                    night: string;
                    inService?: number;
                    occupied: number;
                };
            };
        };
        responses: {
            /** @description What happened; without events, that it is so already. A repeat gets the bytes of the first answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Webhooks_list: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer only once the board has come to what this session has written and was answered; 503 after 2 s. */
                "Haven-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhooks"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Webhooks_register: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer only once the board has come to what this session has written and was answered; 503 after 2 s. */
                "Haven-Position"?: string;
                /** @description A UUID, the same for every copy of one change: each gets the first answer, a secret that is shown once among them for 15 minutes. Without it each copy is a change of its own. With another body: 422 `key_reused`. */
                "Idempotency-Key"?: string;
                /** @description When the client stops waiting, an instant of the server’s clock (`Date`), at most 15 minutes ahead. */
                "Haven-Expires"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    label: string;
                    /** Format: uri */
                    url: string;
                    tells: ("capacity.changed" | "intake.changed" | "arrival.diverted" | "house.published" | "house.closed" | "house.reopened")[];
                };
            };
        };
        responses: {
            /** @description Answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookRegistered"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Webhooks_changeSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer only once the board has come to what this session has written and was answered; 503 after 2 s. */
                "Haven-Position"?: string;
                /** @description A UUID, the same for every copy of one change: each gets the first answer, a secret that is shown once among them for 15 minutes. Without it each copy is a change of its own. With another body: 422 `key_reused`. */
                "Idempotency-Key"?: string;
                /** @description When the client stops waiting, an instant of the server’s clock (`Date`), at most 15 minutes ahead. */
                "Haven-Expires"?: string;
            };
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretChanged"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Webhooks_pause: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer only once the board has come to what this session has written and was answered; 503 after 2 s. */
                "Haven-Position"?: string;
                /** @description A UUID, the same for every copy of one change: each gets the first answer, a secret that is shown once among them for 15 minutes. Without it each copy is a change of its own. With another body: 422 `key_reused`. */
                "Idempotency-Key"?: string;
                /** @description When the client stops waiting, an instant of the server’s clock (`Date`), at most 15 minutes ahead. */
                "Haven-Expires"?: string;
            };
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Webhooks_resume: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer only once the board has come to what this session has written and was answered; 503 after 2 s. */
                "Haven-Position"?: string;
                /** @description A UUID, the same for every copy of one change: each gets the first answer, a secret that is shown once among them for 15 minutes. Without it each copy is a change of its own. With another body: 422 `key_reused`. */
                "Idempotency-Key"?: string;
                /** @description When the client stops waiting, an instant of the server’s clock (`Date`), at most 15 minutes ahead. */
                "Haven-Expires"?: string;
            };
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Webhooks_replay: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer only once the board has come to what this session has written and was answered; 503 after 2 s. */
                "Haven-Position"?: string;
                /** @description A UUID, the same for every copy of one change: each gets the first answer, a secret that is shown once among them for 15 minutes. Without it each copy is a change of its own. With another body: 422 `key_reused`. */
                "Idempotency-Key"?: string;
                /** @description When the client stops waiting, an instant of the server’s clock (`Date`), at most 15 minutes ahead. */
                "Haven-Expires"?: string;
            };
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    from: string;
                } | {
                    at: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Webhooks_test: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer only once the board has come to what this session has written and was answered; 503 after 2 s. */
                "Haven-Position"?: string;
            };
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookTested"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Webhooks_deliveries: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer only once the board has come to what this session has written and was answered; 503 after 2 s. */
                "Haven-Position"?: string;
            };
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deliveries"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Webhooks_remove: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer only once the board has come to what this session has written and was answered; 503 after 2 s. */
                "Haven-Position"?: string;
                /** @description A UUID, the same for every copy of one change: each gets the first answer, a secret that is shown once among them for 15 minutes. Without it each copy is a change of its own. With another body: 422 `key_reused`. */
                "Idempotency-Key"?: string;
                /** @description When the client stops waiting, an instant of the server’s clock (`Date`), at most 15 minutes ahead. */
                "Haven-Expires"?: string;
            };
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Numbers_read: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer only once the board has come to what this session has written and was answered; 503 after 2 s. */
                "Haven-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookShelters"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Partners_hsds: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer only once the board has come to what this session has written and was answered; 503 after 2 s. */
                "Haven-Position"?: string;
                /** @description The ETag of what is known; 304 where it is so still. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Partners_edxlHave: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer only once the board has come to what this session has written and was answered; 503 after 2 s. */
                "Haven-Position"?: string;
                /** @description The ETag of what is known; 304 where it is so still. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": string;
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Webhook_delivered: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id: string;
                    /** @enum {string} */
                    type: "capacity.changed" | "intake.changed" | "arrival.diverted" | "house.published" | "house.closed" | "house.reopened";
                    position: string;
                    at: string;
                    data: {
                        shelterId: string;
                        name: string;
                        country: string;
                        area: {
                            id: string;
                            name: string;
                        };
                        /** @enum {string} */
                        kind: "emergency" | "crisis" | "transitional" | "supported_housing";
                        /** @enum {string} */
                        mode: "kept" | "counted";
                        closed: boolean;
                        intake: {
                            /** @enum {string} */
                            state: "open" | "paused";
                            reason: string | null;
                            until: string | null;
                        };
                        places: {
                            inService: number;
                            free: number;
                            spare: number;
                            held: number;
                            occupied: number;
                            outOfService: number;
                            together: number;
                            freeCots: number;
                        } | null;
                        night: string | null;
                    };
                } | {
                    id: string;
                    /** @constant */
                    type: "webhook.test";
                    position: string;
                    at: string;
                    data: Record<string, never>;
                };
            };
        };
        responses: {
            /** @description Gone for good: nothing is sent any more */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
