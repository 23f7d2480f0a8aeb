-- The two functions the writer calls (tillit.md §3).
-- The writer's first question, in one round trip: takes the writer lock, then tells where the log
-- ends and which of the commands are known. Under READ COMMITTED each statement here sees all that is
-- committed when it starts, so those after the lock miss nothing.
CREATE FUNCTION {schema}.open_batch(p_commands text[]) RETURNS json
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    last_position bigint;
    last_us bigint;
    known json;
BEGIN
    PERFORM pg_advisory_xact_lock({lock});
    SELECT e.position, e.recorded_us INTO last_position, last_us
    FROM {schema}.events e ORDER BY e.position DESC LIMIT 1;
    IF p_commands <> '{}' THEN
        SELECT json_agg(json_build_array(
            o.command_id, encode(o.body_hash, 'hex'), o.first_position, o.last_position
        )) INTO known
        FROM {schema}.command_outcomes o WHERE o.command_id = ANY (p_commands COLLATE "C");
    END IF;
    RETURN json_build_array(coalesce(last_position, 0), coalesce(last_us, 0), known);
END
$$
--;;
-- The one way to append. What can go wrong in ordinary work is answered before anything is written,
-- so that the transaction lives on; the lock lasts until commit. The answer is one of
-- ["written", first position, first recorded_us, clock], ["known"], ["ekte"], ["clock", last, clock],
-- ["conflict", row number, next version].
CREATE FUNCTION {schema}.append_events(
    p_command_id text,
    p_body_hash bytea,
    p_rows json,
    p_texts json,
    p_recorded_us bigint,
    p_from_zero boolean
) RETURNS json
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    added bigint := json_array_length(p_rows);
    first_position bigint;
    first_us bigint;
    last_us bigint;
    clock_us bigint;
    at_row bigint;
    next_version bigint;
BEGIN
    PERFORM pg_advisory_xact_lock({lock});
    IF p_command_id IS NOT NULL AND EXISTS (
        SELECT 1 FROM {schema}.command_outcomes o WHERE o.command_id = p_command_id
    ) THEN
        RETURN '["known"]';
    END IF;
    SELECT e.position + 1, e.recorded_us INTO first_position, last_us
    FROM {schema}.events e ORDER BY e.position DESC LIMIT 1;
    IF NOT FOUND THEN
        first_position := 1;
        last_us := 0;
    END IF;

    -- a library stream may begin at version 0, and has no command
    IF added = 1 AND NOT p_from_zero THEN
        -- the same as below for the most usual case, at half the cost
        SELECT coalesce(max(e.stream_version), 0) + 1 INTO next_version
        FROM {schema}.events e
        WHERE e.stream_id = (p_rows -> 0 ->> 'stream_id') COLLATE "C";
        IF (p_rows -> 0 ->> 'stream_version')::bigint <> next_version THEN
            at_row := 1;
        END IF;
    ELSE
        SELECT n.ordinality, n.expected INTO at_row, next_version
        FROM (
            SELECT r.ordinality, r.stream_version, l.version IS NULL AS new_stream,
                coalesce(l.version, 0)
                    + row_number() OVER (PARTITION BY r.stream_id ORDER BY r.ordinality) AS expected,
                first_value(r.stream_version)
                    OVER (PARTITION BY r.stream_id ORDER BY r.ordinality) AS first_version
            FROM ROWS FROM (
                json_to_recordset(p_rows) AS (stream_id text, stream_version bigint)
            ) WITH ORDINALITY AS r
            LEFT JOIN LATERAL (
                SELECT max(e.stream_version) AS version FROM {schema}.events e
                WHERE e.stream_id = r.stream_id COLLATE "C"
            ) l ON true
        ) n
        WHERE n.stream_version <> n.expected - CASE
            WHEN p_from_zero AND p_command_id IS NULL
                AND n.new_stream AND n.first_version = 0 THEN 1
            ELSE 0
        END
        ORDER BY n.ordinality LIMIT 1;
    END IF;
    IF at_row IS NOT NULL THEN
        RETURN json_build_array('conflict', at_row, next_version);
    END IF;

    clock_us := extract(epoch FROM clock_timestamp()) * 1000000;
    IF p_recorded_us IS NULL THEN
        IF last_us - clock_us > 60000000 THEN
            RETURN json_build_array('clock', last_us, clock_us);
        END IF;
        first_us := greatest(last_us + 1, clock_us);
    ELSE
        -- a log is born ekte or demo in its first event, for ever
        IF coalesce(
            (SELECT e.topic FROM {schema}.events e WHERE e.position = 1),
            p_rows -> 0 ->> 'topic',
            ''
        ) <> 'DemoLoggOpprettet' THEN
            RETURN '["ekte"]';
        END IF;
        first_us := greatest(last_us + 1, p_recorded_us);
    END IF;

    INSERT INTO {schema}.events
    SELECT
        first_position + r.ordinality - 1, r.stream_id, r.stream_version, r.topic,
        s.state, first_us + r.ordinality - 1, s.salt,
        sha256('\x696e6e666f72696e672e73746174652f76310a'::bytea || s.salt || s.state),
        p_command_id, r.person, r.role, r.body, r.effective_us, r.step, r.tilstand, r.definition,
        r.correlation_id, r.causation
    FROM ROWS FROM (
        json_to_recordset(p_rows) AS (
            stream_id text, stream_version bigint, topic text, state text, salt text, person text,
            role text, body text, effective_us bigint, step text, tilstand text, definition text,
            correlation_id text, causation bigint
        )
    ) WITH ORDINALITY AS r,
    LATERAL (
        SELECT decode(r.state, 'base64') AS state, decode(r.salt, 'base64') AS salt
    ) AS s
    ORDER BY r.ordinality;

    IF p_command_id IS NOT NULL THEN
        INSERT INTO {schema}.command_outcomes VALUES (
            p_command_id, p_body_hash,
            CASE WHEN added > 0 THEN first_position END,
            CASE WHEN added > 0 THEN first_position + added - 1 END
        );
    END IF;
    IF p_texts IS NOT NULL THEN
        INSERT INTO {schema}.fritekst
        SELECT t.id, decode(t.ciphertext, 'base64'), decode(t.commitment, 'base64')
        FROM json_to_recordset(p_texts) AS t (id text, ciphertext text, commitment text);
    END IF;
    RETURN json_build_array('written', first_position, first_us, clock_us);
END
$$
--;;
REVOKE ALL ON FUNCTION {schema}.append_events FROM PUBLIC
