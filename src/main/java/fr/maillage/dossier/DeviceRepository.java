package fr.maillage.dossier;

import java.util.List;

import org.springframework.data.repository.CrudRepository;

interface DeviceRepository extends CrudRepository<Device, Long> {

    List<Device> findByDossierOrderById(String dossier);
}
