package org.quickpermit.server.identity;

import java.util.List;
import java.util.Optional;

import org.quickpermit.wire.NewAgency;
import org.quickpermit.wire.Text;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/// The designated agencies.
public final class Agencies {
    private static final RowMapper<Agency> AGENCY = (row, context) -> new Agency(row.getString("id"),
            new Text(row.getString("name_zh"), row.getString("name_en")),
            NewAgency.Region.valueOf(row.getString("region")));

    /// The agency with an id.
    public Optional<Agency> find(Handle handle, String agencyId) {
        return handle.createQuery("SELECT id, name_zh, name_en, region FROM agency WHERE id = :id")
                .bind("id", agencyId)
                .map(AGENCY)
                .findOne();
    }

    /// All agencies by id.
    public List<Agency> all(Handle handle) {
        return handle.createQuery("SELECT id, name_zh, name_en, region FROM agency ORDER BY id").map(AGENCY).list();
    }

    /// Adds an agency.
    ///
    /// @return false when the id is taken
    public boolean add(Handle handle, NewAgency agency, long createdAt) {
        return handle.createUpdate("""
                INSERT INTO agency (id, name_zh, name_en, region, created_at)
                VALUES (:id, :zh, :en, :region, :createdAt)
                ON CONFLICT (id) DO NOTHING""")
                .bind("id", agency.id())
                .bind("zh", agency.name().zh())
                .bind("en", agency.name().en())
                .bind("region", agency.region().name())
                .bind("createdAt", createdAt)
                .execute() == 1;
    }
}
