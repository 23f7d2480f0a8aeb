-- The log and the registers beside it, on PostgreSQL (tillit.md §3).
-- {schema} is the schema the migration runs in; {lock} the key of the writer lock.
CREATE TABLE {schema}.events (
    position bigint PRIMARY KEY CHECK (position >= 1),
    stream_id text COLLATE "C" NOT NULL,
    stream_version bigint NOT NULL,
    topic text COLLATE "C" NOT NULL,
    state bytea,
    recorded_us bigint NOT NULL,
    salt bytea CHECK (octet_length(salt) = 32),
    commitment bytea NOT NULL CHECK (octet_length(commitment) = 32),
    command_id text COLLATE "C",
    person text COLLATE "C",
    role text COLLATE "C",
    body text COLLATE "C",
    effective_us bigint,
    step text COLLATE "C",
    tilstand text COLLATE "C",
    definition text COLLATE "C",
    correlation_id text COLLATE "C",
    causation bigint,
    UNIQUE (stream_id, stream_version),
    CHECK ((state IS NULL) = (salt IS NULL)),
    -- the prefix is «innforing.state/v1» and a line feed; as text it would not become these bytes
    CONSTRAINT events_commitment CHECK (
        state IS NULL
        OR commitment = sha256('\x696e6e666f72696e672e73746174652f76310a'::bytea || salt || state)
    )
)
--;;
CREATE TABLE {schema}.command_outcomes (
    command_id text COLLATE "C" PRIMARY KEY,
    body_hash bytea,
    first_position bigint,
    last_position bigint
)
--;;
CREATE TABLE {schema}.avviste_steg (
    id bigint PRIMARY KEY,
    after_position bigint NOT NULL,
    recorded_us bigint NOT NULL,
    person text COLLATE "C",
    role text COLLATE "C",
    body text COLLATE "C",
    stream_id text COLLATE "C",
    step text COLLATE "C" NOT NULL,
    unmet text COLLATE "C" NOT NULL
)
--;;
CREATE INDEX avviste_steg_stream ON {schema}.avviste_steg (stream_id)
--;;
CREATE TABLE {schema}.prosesser (
    name text COLLATE "C" PRIMARY KEY,
    position bigint NOT NULL
)
--;;
CREATE TABLE {schema}.checkpoints (
    size bigint PRIMARY KEY,
    root bytea NOT NULL,
    note bytea NOT NULL,
    signed_us bigint NOT NULL
)
--;;
CREATE TABLE {schema}.anchors (
    size bigint NOT NULL,
    kind text COLLATE "C" NOT NULL CHECK (kind IN ('cosignature', 'rfc3161', 'journal')),
    evidence bytea NOT NULL,
    obtained_us bigint NOT NULL
)
--;;
CREATE TABLE {schema}.personer (
    id text COLLATE "C" PRIMARY KEY,
    ciphertext bytea
)
--;;
CREATE TABLE {schema}.fritekst (
    id text COLLATE "C" PRIMARY KEY,
    ciphertext bytea,
    commitment bytea NOT NULL
)
--;;
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
--;;
-- Even the owner, going past append_events, can only put the next row where it belongs. That a row
-- stands before it is enough: rows are never deleted, and the primary key takes care of the rest.
CREATE FUNCTION {schema}.events_check_insert() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    previous_us bigint;
BEGIN
    PERFORM pg_advisory_xact_lock({lock});
    SELECT e.recorded_us INTO previous_us FROM {schema}.events e WHERE e.position = NEW.position - 1;
    IF NOT FOUND AND NEW.position <> 1 THEN
        RAISE EXCEPTION 'events: the position is not the next one' USING ERRCODE = 'IN001';
    END IF;
    IF NEW.recorded_us <= previous_us THEN
        RAISE EXCEPTION 'events: recorded time does not rise' USING ERRCODE = 'IN001';
    END IF;
    IF NEW.stream_version NOT IN (0, 1) AND NOT EXISTS (
        SELECT 1 FROM {schema}.events e
        WHERE e.stream_id = NEW.stream_id AND e.stream_version = NEW.stream_version - 1
    ) THEN
        RAISE EXCEPTION 'events: the version is not the next one' USING ERRCODE = 'IN001';
    END IF;
    RETURN NEW;
END
$$
--;;
CREATE FUNCTION {schema}.avviste_steg_check_insert() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock({lock});
    IF NEW.id <> (SELECT coalesce(max(a.id), 0) + 1 FROM {schema}.avviste_steg a) THEN
        RAISE EXCEPTION 'avviste_steg: the id is not the next one' USING ERRCODE = 'IN001';
    END IF;
    RETURN NEW;
END
$$
--;;
CREATE FUNCTION {schema}.refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%: append-only, no %', TG_TABLE_NAME, lower(TG_OP) USING ERRCODE = 'IN001';
END
$$
--;;
CREATE TRIGGER events_insert BEFORE INSERT ON {schema}.events
FOR EACH ROW EXECUTE FUNCTION {schema}.events_check_insert()
--;;
CREATE TRIGGER avviste_steg_insert BEFORE INSERT ON {schema}.avviste_steg
FOR EACH ROW EXECUTE FUNCTION {schema}.avviste_steg_check_insert()
--;;
-- Issue E replaces this one alone: its sladd_hendelse sets state and salt to NULL and nothing else.
CREATE TRIGGER events_update BEFORE UPDATE ON {schema}.events
FOR EACH ROW EXECUTE FUNCTION {schema}.refuse_change()
--;;
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[
        'events', 'command_outcomes', 'avviste_steg', 'checkpoints', 'anchors'
    ] LOOP
        EXECUTE format(
            'CREATE TRIGGER %1$s_keep BEFORE %2$s ON {schema}.%1$I '
            'FOR EACH STATEMENT EXECUTE FUNCTION {schema}.refuse_change()',
            name,
            CASE name WHEN 'events' THEN 'DELETE OR TRUNCATE' ELSE 'UPDATE OR DELETE OR TRUNCATE' END
        );
        -- else session_replication_role = replica walks past them
        EXECUTE format('ALTER TABLE {schema}.%I ENABLE ALWAYS TRIGGER %I', name, name || '_keep');
    END LOOP;
END
$$
--;;
ALTER TABLE {schema}.events
    ENABLE ALWAYS TRIGGER events_insert,
    ENABLE ALWAYS TRIGGER events_update
--;;
ALTER TABLE {schema}.avviste_steg ENABLE ALWAYS TRIGGER avviste_steg_insert
