-- What holds also against the owner of the tables (tillit.md §3).
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
