-- Erasure (tillit.md §6): what the log says is erased may be blanked, by whoever may append and by the
-- role `sletter`; nothing else may. The event that says so has been approved by a second person.
CREATE FUNCTION {schema}.erasure_is_logged(p_topic text, p_field text, p_key text) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT 1 FROM {schema}.events said
        WHERE said.stream_id >= 'sletting:' AND said.stream_id < 'sletting;'
            AND said.topic = p_topic COLLATE "C"
            AND convert_from(said.state, 'UTF8')::json -> 'hendelse' ->> p_field = p_key
    )
$$
--;;
CREATE FUNCTION {schema}.events_check_update() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state IS NULL AND NEW.salt IS NULL
        AND to_jsonb(NEW) - 'state' - 'salt' = to_jsonb(OLD) - 'state' - 'salt'
        AND OLD.stream_id <> 'logg'
        AND NOT (OLD.stream_id >= 'sletting:' AND OLD.stream_id < 'sletting;')
        AND {schema}.erasure_is_logged('HendelseSladdet', 'posisjon', OLD.position::text)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'events: append-only, no update' USING ERRCODE = 'IN001';
END
$$
--;;
DROP TRIGGER events_update ON {schema}.events
--;;
CREATE TRIGGER events_update BEFORE UPDATE ON {schema}.events
FOR EACH ROW EXECUTE FUNCTION {schema}.events_check_update()
--;;
ALTER TABLE {schema}.events ENABLE ALWAYS TRIGGER events_update
--;;
CREATE FUNCTION {schema}.slett_person(p_id text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF NOT {schema}.erasure_is_logged('PersonSlettet', 'person', p_id) THEN
        RAISE EXCEPTION 'personer: the log does not say that this one is erased'
            USING ERRCODE = 'IN001';
    END IF;
    UPDATE {schema}.personer SET ciphertext = NULL WHERE id = p_id COLLATE "C";
    RETURN FOUND;
END
$$
--;;
CREATE FUNCTION {schema}.slett_fritekst(p_id text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF NOT {schema}.erasure_is_logged('FritekstSlettet', 'fritekst', p_id) THEN
        RAISE EXCEPTION 'fritekst: the log does not say that this one is erased'
            USING ERRCODE = 'IN001';
    END IF;
    UPDATE {schema}.fritekst SET ciphertext = NULL WHERE id = p_id COLLATE "C";
    RETURN FOUND;
END
$$
--;;
-- The trigger looks in the log for itself.
CREATE FUNCTION {schema}.sladd_hendelse(p_position bigint) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    UPDATE {schema}.events SET state = NULL, salt = NULL WHERE position = p_position;
    RETURN FOUND;
END
$$
--;;
REVOKE ALL ON FUNCTION
    {schema}.slett_person, {schema}.slett_fritekst, {schema}.sladd_hendelse FROM PUBLIC
--;;
-- Roles that were made for the first version: those who may append may also carry out what they
-- have appended. `db roles` gives `sletter` its share.
DO $$
DECLARE
    role text;
BEGIN
    FOR role IN
        SELECT DISTINCT a.grantee::regrole::text
        FROM pg_proc p, aclexplode(p.proacl) a
        WHERE p.oid = '{schema}.append_events'::regproc
            AND a.privilege_type = 'EXECUTE' AND a.grantee <> 0 AND a.grantee <> p.proowner
    LOOP
        EXECUTE format(
            'GRANT EXECUTE ON FUNCTION {schema}.slett_person, {schema}.slett_fritekst, '
            '{schema}.sladd_hendelse TO %s',
            role
        );
    END LOOP;
END
$$
