package fr.maillage.indicator;

import java.util.Locale;

import fr.maillage.dossier.DossierSearch;
import fr.maillage.security.MaillageUser;

/**
 * What is counted, and the statement that counts it. A project is counted for those who may read its dossier; what the
 * register says is counted for everybody, as the register itself is everybody's. Places are the communes of the present
 * code, arrondissements where there are any.
 */
enum Indicator {

    /** Projects by type and stage, all stages taken together last. */
    STAGES("""
            select k.type, case when grouping(k.stage) = 1 then 'ALL' else coalesce(k.stage, 'UNKNOWN') end as stage,
                   count(*) as projects
            """ + Sql.PROJECTS + """
            group by grouping sets ((k.type, k.stage), (k.type))
            order by array_position(array[:types], k.type), grouping(k.stage), array_position(array[:preparing], k.stage) nulls first
            """),

    /** Structures of the register by type and state. */
    STRUCTURES("""
            select s.type, count(*) filter (where not s.ended and not s.working) as labelled,
                   count(*) filter (where s.working) as working,
                   count(*) filter (where s.under_contract) as under_contract,
                   count(*) filter (where s.ended) as ended
            from (""" + Sql.REGISTER + """
                  ) s
            where s.departement in (:departements)
            group by s.type order by array_position(array[:types], s.type)
            """),

    /** Communes and inhabitants covered by communities and by platforms; those of a project only where nothing works yet. */
    COVERAGE("""
            with claim as (""" + Sql.CLAIMS + """
                 ), place as (""" + Sql.PLACES + """
                 ), reached as (
                   select p.code, k.source, case when bool_or(k.part is null) then p.population
                                                 else least(p.population, sum(k.population)) end as inhabitants
                     from place p join claim k on k.commune = p.code group by p.code, p.population, k.source
                 ), standing as (
                   select p.population, max(r.inhabitants) filter (where r.source = 'COVERED') as covered,
                          max(r.inhabitants) filter (where r.source = 'UNDER_WAY') as under_way,
                          max(r.inhabitants) filter (where r.source = 'DAC') as dac
                     from place p left join reached r using (code) group by p.code, p.population
                 ), total as (
                   select count(*) as communes, sum(population) as inhabitants,
                          count(covered) as covered_communes, coalesce(sum(covered), 0) as covered,
                          count(*) filter (where covered is null and under_way is not null) as under_way_communes,
                          coalesce(sum(least(population - coalesce(covered, 0), under_way)) filter (where under_way is not null), 0) as under_way,
                          count(dac) as dac_communes, coalesce(sum(dac), 0) as dac
                     from standing)
            select v.what, (select count(distinct k.owner) from claim k join place p on p.code = k.commune
                             where k.source = v.what) as owners,
                   v.communes, round(100.0 * v.communes / nullif(t.communes, 0), 1) as communes_share,
                   v.inhabitants, round(100.0 * v.inhabitants / nullif(t.inhabitants, 0), 1) as inhabitants_share
              from total t cross join lateral (values
                     (1, 'COVERED', t.covered_communes, t.covered),
                     (2, 'UNDER_WAY', t.under_way_communes, t.under_way),
                     (3, 'UNCOVERED', t.communes - t.covered_communes - t.under_way_communes, t.inhabitants - t.covered - t.under_way),
                     (4, 'DAC', t.dac_communes, t.dac)) v (place, what, communes, inhabitants)
             order by v.place
            """),

    /** Communes without a community, with the projects that reach them. */
    UNCOVERED("""
            with claim as (""" + Sql.CLAIMS + """
                 ), place as (""" + Sql.PLACES + """
                 )
            select p.code as commune, p.name, p.departement, e.name as epci, p.population as inhabitants,
                   string_agg(distinct d.name, ', ') as project
              from place p
              left join epci e on e.siren = p.epci
              left join claim k on k.commune = p.code and k.source = 'UNDER_WAY'
              left join dossier d on d.reference = k.owner
             where not exists (select from claim c where c.commune = p.code and c.source = 'COVERED')
             group by p.code, p.name, p.departement, e.name, p.population
             order by p.departement, e.name nulls last, p.population desc, p.code
            """),

    /** Projects by name and stage; the most rural ones first, which is the order in which a MSA looks at its own. */
    EMERGING("""
            select d.reference, d.name, k.type, coalesce(k.stage, 'UNKNOWN') as stage, d.departement,
                   d.population as inhabitants, r.share as rural_share
            """ + Sql.projects("left join (" + Sql.RURALITY_OF_DOSSIERS + ") r on r.owner = d.reference") + """
            order by r.share desc nulls last, d.population, d.reference
            """),

    /** How many projects and structures are mostly rural, those that a MSA accompanies apart. */
    RURAL("""
            with thing as (
              select 'PROJECTS' as what, r.share,
                     exists (select from dossier_participant o
                              where o.dossier = d.reference and o.role = 'MSA_OFFICER' and o.from_day <= :day
                                and (o.to_day is null or o.to_day >= :day)) as accompanied
            """ + Sql.projects("left join (" + Sql.RURALITY_OF_DOSSIERS + ") r on r.owner = d.reference") + """
              union all
              select 'STRUCTURES', r.share, false
                from (""" + Sql.REGISTER + """
                     ) s left join (""" + Sql.RURALITY_OF_STRUCTURES + """
                     ) r on r.owner = s.id
               where s.departement in (:departements) and s.working)
            select v.what, count(t.what) as number, count(t.share) as with_rurality,
                   count(*) filter (where t.share >= cast(:rural as numeric)) as rural,
                   round(100.0 * count(*) filter (where t.share >= cast(:rural as numeric)) / nullif(count(t.share), 0), 1) as mostly_rural_share
              from (values (1, 'PROJECTS'), (2, 'ACCOMPANIED'), (3, 'STRUCTURES')) v (place, what)
              left join thing t on t.what = v.what or v.what = 'ACCOMPANIED' and t.accompanied
             group by v.place, v.what order by v.place
            """),

    /** Communities that follow from other structures, by caisse: accompanied, and already at work. */
    ISSUED("""
            with cpts as (
              select d.reference,
                     exists (select from structure s where s.dossier = d.reference and s.opened_on <= :day
                              and (s.ended_on is null or s.ended_on > :day)) as working,
                     exists (select from dossier_link l join dossier m on m.reference = l.to_reference
                              where l.from_reference = d.reference and l.type = 'ISSUED_FROM' and m.type = 'MSP'
                                and l.created_at < :after) as issued
                from dossier d
            """ + Sql.COURSE + """
               where d.departement in (:departements) and k.type = 'CPTS' and (k.stage is null or k.stage not in (:failed))
                 and """ + DossierSearch.READABLE + """
                 )
            select o.name as caisse, count(distinct c.reference) as cpts,
                   count(distinct c.reference) filter (where p.role = 'MSA_OFFICER') as accompanied,
                   count(distinct c.reference) filter (where p.role = 'MSA_OFFICER' and c.working) as accompanied_working,
                   count(distinct c.reference) filter (where c.issued) as issued,
                   count(distinct c.reference) filter (where c.issued and c.working) as issued_working
              from cpts c
              join dossier_participant p on p.dossier = c.reference and p.role in ('CPAM', 'MSA', 'MSA_OFFICER') and p.from_day <= :day
                                        and (p.role = 'MSA_OFFICER' or p.to_day is null or p.to_day >= :day)
              join organisation o on o.id = p.organisation
             group by o.id, o.name order by o.name
            """),

    /** The three levers of a caisse: communities, multi-professional practices, medical assistants. */
    LEVERS("""
            with msp as (select count(*) filter (where not s.ended) as labelled, count(*) filter (where s.working) as working
                           from (""" + Sql.REGISTER + """
                                ) s where s.type = 'MSP' and s.departement in (:departements)),
                 cpts as (select count(*) as signed from (""" + Sql.REGISTER + """
                                ) s where s.type = 'CPTS' and s.under_contract and s.departement in (:departements)),
                 assistant as (""" + Sql.ASSISTANTS + " where d.departement in (:departements) and " + DossierSearch.READABLE + """
                                )
            select v.what, v.number, v.patients
              from msp, cpts, lateral (values
                     (1, 'CPTS_SIGNED', cpts.signed, null),
                     (2, 'MSP_LABELLED', msp.labelled, null),
                     (3, 'MSP_WORKING', msp.working, msp.working * cast(:patients as numeric)),
                     (4, 'ASSISTANT_DOCTOR', (select count(*) from assistant where holder = 'DOCTOR'),
                         (select coalesce(sum(patients), 0) from assistant where holder = 'DOCTOR')),
                     (5, 'ASSISTANT_CENTRE', (select count(*) from assistant where holder = 'CENTRE'),
                         (select coalesce(sum(patients), 0) from assistant where holder = 'CENTRE'))) v (place, what, number, patients)
             order by v.place
            """),

    /** Members of the communities, and their share of the professionals that the diagnosis found on the territory. */
    MEMBERS("""
            select d.reference, d.name, m.professionals, m.liberal, m.health_organisations, m.social_organisations,
                   w.professionals as on_territory,
                   round(100.0 * w.members / nullif(w.professionals, 0), 1) as members_share
              from dossier d
            """ + Sql.COURSE + """
              cross join lateral (
                select count(*) filter (where t.kind = 'PROFESSIONAL') as professionals,
                       count(*) filter (where t.kind = 'PROFESSIONAL' and t.practice in ('LIBERAL', 'MIXED')) as liberal,
                       count(*) filter (where t.kind = 'HEALTH_ORGANISATION') as health_organisations,
                       count(*) filter (where t.kind = 'SOCIAL_ORGANISATION') as social_organisations
                  from dossier_member t where t.dossier = d.reference) m
              left join lateral (
                select sum((f ->> 'count')::integer) as professionals,
                       sum((select count(*) from dossier_member t where t.dossier = d.reference and t.profession = f ->> 'profession')) as members
                  from (select r.content from task_record r
                         where r.reference = d.reference and r.process = 'territorial-diagnosis' and r.task = 'completeDiagnosis'
                           and r.at < :after order by r.id desc limit 1) r,
                       jsonb_path_query(r.content, '$.workforce[*]') f) w on true
             where d.departement in (:departements) and k.type = 'CPTS' and (k.stage is null or k.stage not in (:failed))
               and """ + DossierSearch.READABLE + """
             order by d.name, d.reference
            """),

    /** Départements by the structures that work there: the first ones, and those asked for. */
    RANKING("""
            select r.* from (
              select case when count(s.id) > 0 then rank() over (order by count(s.id) desc) end as place, t.code as departement, t.name,
                     count(s.id) as structures, count(s.id) filter (where s.type = 'CPTS') as cpts,
                     count(s.id) filter (where s.type = 'MSP') as msp, count(s.id) filter (where s.type = 'CDS') as cds,
                     count(s.id) filter (where s.type = 'DAC') as dac
                from departement t left join (""" + Sql.REGISTER + """
                     ) s on s.departement = t.code and s.working
               group by t.code, t.name) r
             where r.place <= 10 or r.departement in (:departements)
             order by r.place, r.departement
            """),

    /** Départements by the doctors who work with an assistant; only who reads every dossier can compare them. */
    ASSISTANTS("""
            select rank() over (order by count(*) filter (where a.holder = 'DOCTOR') desc) as place, a.departement, t.name,
                   count(*) filter (where a.holder = 'DOCTOR') as doctors,
                   count(*) filter (where a.holder = 'CENTRE') as centres
              from (""" + Sql.ASSISTANTS + """
                   ) a join departement t on t.code = a.departement
             group by a.departement, t.name order by place, a.departement
            """);

    private final String sql;

    Indicator(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }

    boolean isFor(MaillageUser user) {
        return this != ASSISTANTS || user.readsEverything();
    }

    public String fileName() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static final class Sql {

        /** Where the dossier {@code d} stood at the end of the day. */
        static final String COURSE = """
                 join lateral (select c.type, c.stage from dossier_course c where c.dossier = d.reference and c.since < :after
                                order by c.since desc, c.id desc limit 1) k on true
                """;

        /** Readable projects that were on their way at the end of the day. */
        static final String PROJECTS = projects("");

        /** Structures that the register knew on that day. */
        static final String REGISTER = """
                select r.id, r.dossier, r.type, r.departement, coalesce(r.ended_on <= :day, false) as ended,
                       coalesce(r.opened_on <= :day, false) and not coalesce(r.ended_on <= :day, false) as working,
                       coalesce(r.contract_signed_on <= :day, false) and not coalesce(r.contract_ended_on <= :day, false)
                         and not coalesce(r.ended_on <= :day, false) as under_contract
                  from structure r
                 where least(r.validated_on, r.contract_signed_on, r.finess_recorded_on, r.opened_on) <= :day
                """;

        static final String PLACES = """
                select c.code, c.name, c.departement, c.epci, coalesce(c.population, 0) as population from commune c
                 where c.departement in (:departements) and not exists (select from commune a where a.parent = c.code)
                """;

        /** Who covers which commune, or part of one: a community under contract or open, a project of one, a platform. */
        static final String CLAIMS = """
                with own as (
                  select case s.type when 'CPTS' then 'COVERED' else 'DAC' end as source, s.dossier as owner, p.commune, p.part, p.population
                    from (""" + REGISTER + """
                         ) s join structure_part p on p.structure = s.id and p.since <= :day and (p.until is null or p.until > :day)
                   where s.type = 'CPTS' and (s.working or s.under_contract) or s.type = 'DAC' and s.working
                  union all
                  select 'UNDER_WAY', d.reference, p.commune, p.part, p.population
                """ + projects("join dossier_part p on p.dossier = d.reference and k.type = 'CPTS'") + """
                  )
                select source, owner, commune, part, population from own
                union all
                select o.source, o.owner, a.code, null, null from own o join commune a on a.parent = o.commune where o.part is null
                """;

        /** Contracts on an assistant that both have signed and that run on that day, with the patients promised beyond the first. */
        static final String ASSISTANTS = """
                select d.departement, a.holder, greatest(coalesce(a.objective, a.patients) - a.patients, 0) as patients
                  from assistant_aid a
                  join dossier d on d.reference = a.dossier
                  join lateral (select max(g.signed_on) as day from assistant_signature g
                                 where g.assistant = a.id and g.signature = 'SIGNED' having count(*) = 2) signed
                    on signed.day <= :day and signed.day + make_interval(months => :contract) > :day
                   and not exists (select from task_record r
                                    where r.reference = a.dossier and r.process = 'medical-assistant' and r.task = 'reviewObjective'
                                      and r.content ->> 'objective' = 'TERMINATED' and r.at < :after)
                """;

        static String projects(String joined) {
            return " from dossier d " + COURSE + joined + """
                     where d.departement in (:departements) and k.type in (:types)
                       and (k.stage is null or k.stage in (:preparing)) and
                    """ + DossierSearch.READABLE;
        }

        static final String RURALITY_OF_DOSSIERS = rurality("p.dossier",
                "dossier_part p join dossier o on o.reference = p.dossier");

        static final String RURALITY_OF_STRUCTURES = rurality("p.structure", """
                structure_part p join structure o on o.id = p.structure and p.since <= :day and (p.until is null or p.until > :day)""");

        /** Rural share of the inhabitants, as the profile of a territory has it; nothing while a commune has no class. */
        private static String rurality(String owner, String parts) {
            return """
                    select i.owner, case when bool_and(i.class is not null or i.number = 0)
                             then round(100 * sum(i.number * case i.class when 'NONE' then 0 when 'IN_PART' then 0.5
                                    when 'BENEFICIARY_IN_PART' then 0.5 else 1 end) / nullif(sum(i.number), 0), 1) end as share
                      from (select %s as owner, coalesce(p.population, c.population, 0) as number, coalesce(f.class, g.class) as class
                              from %s join commune c on c.code = p.commune
                              left join frr_class f on f.commune = c.code left join frr_class g on g.commune = c.parent
                             where o.departement in (:departements)) i
                     group by i.owner
                    """.formatted(owner, parts);
        }
    }
}
